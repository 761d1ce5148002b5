using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints where a vector of a kernel's result goes.</summary>
internal static class SinkEmitter
{
    public static void Emit(CodeWriter writer, Sink sink, string value, string offset)
    {
        switch (sink)
        {
            case StoreSink store:
                writer.Line($"{value}.Store(ref {store.Tensor.Name}, {offset});");
                break;
            case AccumulateSink accumulate:
                string gradient = Operands.GradientOf(accumulate.Parameter);
                writer.Line($"(V.Load(ref {gradient}, {offset}) + {value}).Store(ref {gradient}, {offset});");
                break;
            case UpdateSink:
                writer.Line($"Update({value}, {Operands.Passed(Operands.OfSink(sink))}, {offset}, step);");
                break;
            default:
                throw new NotSupportedException($"{sink.GetType().Name} cannot be printed.");
        }
    }
}
