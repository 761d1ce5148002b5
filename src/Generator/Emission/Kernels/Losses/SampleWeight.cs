using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>Prints what the sum of the samples' losses is divided by: their number, or what they weigh.</summary>
internal static class SampleWeight
{
    /// <summary>Prints the weight of all samples, where it is not their number; returns its name.</summary>
    public static string Emit(CodeWriter writer, LossOperation loss, string targets, string count)
    {
        if (!loss.IsMean)
            return "1";
        if (!loss.WeighsSamples)
            return count;
        writer.Line($"float weight = {Total(((SoftmaxCrossEntropy)loss).Options, targets)};");
        return "weight";
    }

    /// <summary>What the gradients are multiplied by; 0 where no sample counts, whose mean is not a number.</summary>
    public static string Scale(string weight, LossOperation loss) => !loss.IsMean ? "1f" : loss.WeighsSamples ? $"{weight} > 0 ? 1f / {weight} : 0f" : $"1f / {weight}";

    /// <summary>The mean of what the samples sum up, or the sum itself.</summary>
    public static string Mean(string sum, string weight) => weight == "1" ? sum : $"{sum} / {weight}";

    private static string Total(SoftmaxCrossEntropyDeclaration options, string targets)
    {
        string ignored = options.IgnoreIndex is int index ? $"ignored: {Literals.Integer(index)}" : "";
        if (options.ClassWeights.Count == 0)
            return $"{targets}.Count({ignored})";
        return $"(float){targets}.Weight(Kernels.{WeightTable.ClassWeights}{(ignored.Length > 0 ? ", " : "")}{ignored})";
    }
}
