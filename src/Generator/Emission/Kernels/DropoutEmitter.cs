using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a dropout. A packed row of the caller's is read one by one where it does not fill a vector: behind it lies the next row, or
/// nothing.
/// </summary>
internal static class DropoutEmitter
{
    public static void Emit(CodeWriter writer, DropoutKernel kernel)
    {
        Dropout dropout = kernel.Dropout;
        int features = kernel.ValueStride, padded = kernel.ResultStride;
        using (KernelEmitter.Method(writer, kernel, $"{Operands.Declared(Operands.Of(kernel))}, int samples, int first, ulong dropoutKey"))
        {
            writer.Line($"ulong key = DropoutRandom.Key(dropoutKey, {dropout.Layer});");
            using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
            {
                writer.Line($"ref float values = ref Unsafe.Add(ref {dropout.Value.Name}, sample * {features});");
                writer.Line($"ref float results = ref Unsafe.Add(ref {dropout.Output.Name}, sample * {padded});");
                if (features == padded)
                {
                    EmitLoop($"for (nint column = 0; column < {padded}; column += V.Count)", "V");
                }
                else
                {
                    writer.Line("nint column = 0;");
                    EmitLoop($"for (; column <= {features} - V.Count; column += V.Count)", "V");
                    EmitLoop($"for (; column < {features}; column++)", "V1");
                    writer.Line($"for (; column < {padded}; column++)");
                    using (writer.Indent())
                        writer.Line("Unsafe.Add(ref results, column) = 0;");
                }
            }
        }

        void EmitLoop(string head, string width)
        {
            using (writer.Block(head))
            {
                writer.Line($"{width} value = {width}.Load(ref values, column);");
                writer.Line($"DropoutRandom.Drop(value, {width}.CountFrom((int)column), {width}.CreateInteger(first + sample), key, {Options(dropout)})");
                using (writer.Indent())
                    writer.Line(".Store(ref results, column);");
            }
        }
    }

    /// <summary>The share of values to drop, and what makes up for it.</summary>
    public static string Options(Dropout dropout) => $"{Literals.Float(dropout.Rate)}, {Literals.Float(dropout.Scale)}";
}
