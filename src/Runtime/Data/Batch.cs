namespace NetGen;

/// <summary>A batch of samples. It is overwritten when the next batch is read.</summary>
/// <typeparam name="TInput"><see cref="float"/> if the inputs are features, or <see cref="int"/> if they are tokens.</typeparam>
/// <typeparam name="TTarget"><see cref="int"/> for class indices, or <see cref="float"/> for rows of targets.</typeparam>
public readonly ref struct Batch<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    internal Batch(int count, ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets)
    {
        Count = count;
        Inputs = inputs;
        Targets = targets;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The inputs, one sample after the other.</summary>
    public ReadOnlySpan<TInput> Inputs { get; }

    /// <summary>The targets, one sample after the other.</summary>
    public ReadOnlySpan<TTarget> Targets { get; }
}

/// <summary>A batch of samples that are features. It is overwritten when the next batch is read.</summary>
/// <typeparam name="TTarget"><see cref="int"/> for class indices, or <see cref="float"/> for rows of targets.</typeparam>
public readonly ref struct Batch<TTarget>
    where TTarget : unmanaged
{
    internal Batch(Batch<float, TTarget> batch)
    {
        Count = batch.Count;
        Inputs = batch.Inputs;
        Targets = batch.Targets;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The features, one sample after the other.</summary>
    public ReadOnlySpan<float> Inputs { get; }

    /// <summary>The targets, one sample after the other.</summary>
    public ReadOnlySpan<TTarget> Targets { get; }
}
