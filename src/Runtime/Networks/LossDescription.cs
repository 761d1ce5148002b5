using System.Collections.Immutable;

namespace NetGen;

/// <summary>Describes the loss of a network: which samples it counts, what it requires of targets, and what predictions mean.</summary>
public sealed class LossDescription
{
    /// <summary>Whether <see cref="INetwork{TInput}.Predict"/> computes probabilities, rather than scores or numbers.</summary>
    public bool PredictsProbabilities { get; init; }

    /// <summary>Whether each row of targets must be a distribution: no entry is negative, and the sum is 1.</summary>
    public bool ValidatesTargets { get; init; }

    /// <summary>The label of samples that do not count, or null if every sample counts.</summary>
    public int? IgnoreIndex { get; init; }

    /// <summary>The weight of each class in the mean over labelled samples, or empty if all classes have the weight 1.</summary>
    public ImmutableArray<float> ClassWeights { get; init; } = [];
}
