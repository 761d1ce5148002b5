using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>Prints the weights of classes or outputs as data of the assembly, padded with zeros like a row.</summary>
internal static class WeightTable
{
    public const string ClassWeights = nameof(ClassWeights);

    public const string PositiveWeights = nameof(PositiveWeights);

    private const int PerLine = 16;

    /// <summary>Prints the table that the loss reads, where it has one.</summary>
    public static void Emit(CodeWriter writer, LossOperation loss)
    {
        switch (loss)
        {
            case SoftmaxCrossEntropy { Options.ClassWeights: { Count: > 0 } weights }:
                Emit(writer, ClassWeights, "the weight of each class", weights);
                break;
            case SigmoidCrossEntropy { Options.PositiveWeights: { Count: > 0 } weights }:
                Emit(writer, PositiveWeights, "the weight of a target of 1 for each output", weights);
                break;
            default:
                break;
        }
    }

    private static void Emit(CodeWriter writer, string name, string remark, EquatableArray<float> weights)
    {
        string[] padded =
        [
            .. Enumerable.Range(0, MatrixLayout.Pad(weights.Count)).Select(i => Literals.Float(i < weights.Count ? weights[i] : 0)),
        ];
        writer.Line();
        writer.Line($"// {remark}");
        writer.Line($"public static ReadOnlySpan<float> {name} =>");
        writer.Line("[");
        using (writer.Indent())
        {
            for (int start = 0; start < padded.Length; start += PerLine)
                writer.Line(string.Join(", ", padded.Skip(start).Take(PerLine)) + ",");
        }

        writer.Line("];");
    }
}
