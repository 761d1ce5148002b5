using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints the penalty of a weight: one pass over it, which also collects the gradient where one is wanted. Sums of a block at a time are
/// added in double precision, for a float loses the small terms of a long sum.
/// </summary>
internal static class PenaltyEmitter
{
    private const int Block = 1024;

    public static void Emit(CodeWriter writer, PenaltyKernel kernel)
    {
        (float l1, float l2) = (kernel.Penalty.Options.L1, kernel.Penalty.Options.L2);
        string parameters = Operands.Declared(kernel) + (kernel.Gradient is null ? "" : ", TSink sink");
        using (KernelEmitter.Method(writer, kernel, parameters, "double"))
        {
            string sums = string.Join(", ", Sums("sizes = 0", "squares = 0"));
            writer.Line($"double {sums};");
            using (writer.Block($"for (nint block = 0; block < {kernel.Floats}; block += {Block})"))
            {
                writer.Line($"nint end = nint.Min(block + {Block}, {kernel.Floats});");
                writer.Line($"V {string.Join(", ", Sums("blockSizes = V.Zero", "blockSquares = V.Zero"))};");
                using (writer.Block("for (nint i = block; i < end; i += V.Count)"))
                {
                    writer.Line($"V weight = V.Load(ref {kernel.Penalty.Weight.Name}, i);");
                    if (l1 > 0)
                        writer.Line("blockSizes += V.Abs(weight);");
                    if (l2 > 0)
                        writer.Line("blockSquares = V.MultiplyAdd(weight, weight, blockSquares);");
                    if (kernel.Gradient is { } gradient)
                        SinkEmitter.Emit(writer, gradient, "PenalizedDescend.Slope(weight)", "i");
                }

                writer.Line();
                foreach (string line in Sums("sizes += V.Sum(blockSizes);", "squares += V.Sum(blockSquares);"))
                    writer.Line(line);
            }

            writer.Line();
            writer.Line("return " + string.Join(" + ", Sums($"{Literals.Number(l1)} * sizes", $"{Literals.Number(l2)} / 2 * squares")) + ";");
        }

        IEnumerable<string> Sums(string ofL1, string ofL2)
        {
            if (l1 > 0)
                yield return ofL1;
            if (l2 > 0)
                yield return ofL2;
        }
    }

    /// <summary>The gradient of the penalty, as an expression in <c>weight</c>.</summary>
    public static string Slope(PenaltyDeclaration options)
    {
        string l1 = Literals.Float(options.L1), l2 = Literals.Float(options.L2);
        string sign = $"V.IfPositive(weight, V.Create({l1}), V.IfPositive(-weight, V.Create(-{l1}), V.Zero))";
        return options switch
        {
            { L1: 0 } => $"V.Create({l2}) * weight",
            { L2: 0 } => sign,
            _ => $"V.MultiplyAdd(V.Create({l2}), weight, {sign})",
        };
    }

    public static string Formula(WeightPenalty penalty) => string.Join(" + ", Terms(penalty.Options, penalty.Weight.Name));

    private static IEnumerable<string> Terms(PenaltyDeclaration options, string weight)
    {
        if (options.L1 > 0)
            yield return $"{Literals.Number(options.L1)} x sum of |{weight}|";
        if (options.L2 > 0)
            yield return $"{Literals.Number(options.L2)} / 2 x sum of {weight}²";
    }
}
