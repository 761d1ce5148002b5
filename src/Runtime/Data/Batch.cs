namespace NetGen;

/// <summary>Samples that a network takes in one call. They are overwritten when the next batch is read.</summary>
/// <typeparam name="TTarget"><see cref="int"/> for class indices, <see cref="float"/> for rows of targets.</typeparam>
public readonly ref struct Batch<TTarget>
    where TTarget : unmanaged
{
    internal Batch(int count, ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets)
    {
        Count = count;
        Inputs = inputs;
        Targets = targets;
    }

    /// <summary>Samples.</summary>
    public int Count { get; }

    /// <summary>The features, one sample after the other.</summary>
    public ReadOnlySpan<float> Inputs { get; }

    /// <summary>The targets, one sample after the other.</summary>
    public ReadOnlySpan<TTarget> Targets { get; }
}
