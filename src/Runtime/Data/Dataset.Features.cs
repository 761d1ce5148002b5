namespace NetGen;

/// <summary>
/// Represents samples of features for training or evaluation. Many threads can read a dataset at the same time, so derived classes must be thread-safe.
/// </summary>
/// <typeparam name="TTarget">
/// <see cref="int"/> if a target is the index of a class, or <see cref="float"/> if a target is a row of numbers.
/// </typeparam>
/// <param name="count">The number of samples, at least 0.</param>
/// <param name="inputSize">The number of features of one sample, at least 1.</param>
/// <param name="targetSize">The number of targets of one sample, at least 1. For class indices, it is the number of rows of outputs.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
public abstract class Dataset<TTarget>(int count, int inputSize, int targetSize) : Dataset<float, TTarget>(count, inputSize, targetSize)
    where TTarget : unmanaged
{
    /// <inheritdoc cref="Dataset{TInput, TTarget}.Subset(ReadOnlySpan{int})"/>
    public new Dataset<TTarget> Subset(params ReadOnlySpan<int> samples) => OfFeatures(base.Subset(samples));

    /// <inheritdoc cref="Dataset{TInput, TTarget}.Split"/>
    [CLSCompliant(false)]
    public new (Dataset<TTarget> Training, Dataset<TTarget> HeldOut) Split(double heldOutShare, ulong seed = 0) => OfFeatures(base.Split(heldOutShare, seed));

    /// <inheritdoc cref="Dataset{TInput, TTarget}.SplitInOrder"/>
    public new (Dataset<TTarget> Training, Dataset<TTarget> HeldOut) SplitInOrder(double heldOutShare) => OfFeatures(base.SplitInOrder(heldOutShare));

    private static (Dataset<TTarget>, Dataset<TTarget>) OfFeatures((Dataset<float, TTarget> First, Dataset<float, TTarget> Second) parts) =>
        (OfFeatures(parts.First), OfFeatures(parts.Second));

    private static FeatureDataset<TTarget> OfFeatures(Dataset<float, TTarget> samples) => new(samples);
}
