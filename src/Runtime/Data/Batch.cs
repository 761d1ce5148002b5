namespace NetGen;

/// <summary>A batch of samples. It is overwritten when the next batch is read.</summary>
/// <typeparam name="TTarget"><see cref="int"/> for class indices, or <see cref="float"/> for rows of targets.</typeparam>
public readonly ref struct Batch<TTarget>
    where TTarget : unmanaged
{
    internal Batch(int count, ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets)
    {
        Count = count;
        Inputs = inputs;
        Targets = targets;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The features, one sample after the other.</summary>
    public ReadOnlySpan<float> Inputs { get; }

    /// <summary>The targets, one sample after the other.</summary>
    public ReadOnlySpan<TTarget> Targets { get; }
}
