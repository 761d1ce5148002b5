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
            case GradientSink gradient:
                writer.Line($"sink.Take({value}, ref {Operands.TargetOf(gradient)}, {offset});");
                break;
            default:
                throw new NotSupportedException($"{sink.GetType().Name} cannot be printed.");
        }
    }
}
