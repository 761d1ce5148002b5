using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints where a vector of a kernel's result goes.</summary>
internal static class SinkEmitter
{
    public static void Emit(CodeWriter writer, Sink sink, string value, string offset) =>
        Emit(writer, sink is GradientSink, value, Operands.ResultOf(sink), offset);

    public static void Emit(CodeWriter writer, bool isGradient, string value, string result, string offset) =>
        writer.Line(Of(isGradient, value, result, offset));

    /// <summary>The statement.</summary>
    public static string Of(bool isGradient, string value, string result, string offset) =>
        isGradient ? $"sink.Take({value}, ref {result}, {offset});" : $"{value}.Store(ref {result}, {offset});";
}
