using System.Collections.Immutable;

namespace NetGen;

/// <summary>Describes a network's loss: which samples it counts, what it requires of targets, and what predictions mean.</summary>
public sealed class LossDescription
{
    /// <summary>Whether <see cref="INetwork.Predict"/> gives probabilities, and not scores or numbers.</summary>
    public bool PredictsProbabilities { get; init; }

    /// <summary>Whether each row of targets must be a distribution: no negative entry, and a sum of 1.</summary>
    public bool ValidatesTargets { get; init; }

    /// <summary>The label of samples that do not count; null when every sample counts.</summary>
    public int? IgnoreIndex { get; init; }

    /// <summary>The weight of each class in the mean over labelled samples; empty when all classes weigh 1.</summary>
    public ImmutableArray<float> ClassWeights { get; init; } = [];
}
