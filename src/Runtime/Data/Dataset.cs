namespace NetGen;

/// <summary>
/// Represents samples for training or evaluation. Many threads can read a dataset at the same time, so derived classes must be thread-safe.
/// </summary>
/// <typeparam name="TInput"><see cref="float"/> if the inputs are features, or <see cref="int"/> if they are tokens.</typeparam>
/// <typeparam name="TTarget">
/// <see cref="int"/> if a target is the index of a class, or <see cref="float"/> if a target is a row of numbers.
/// </typeparam>
public abstract class Dataset<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    /// <param name="count">The number of samples, at least 0.</param>
    /// <param name="inputSize">The number of inputs of one sample, at least 1.</param>
    /// <param name="targetSize">The number of targets of one sample, at least 1. For class indices, it is the number of rows of outputs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    protected Dataset(int count, int inputSize, int targetSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        Count = count;
        InputSize = inputSize;
        TargetSize = targetSize;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The number of inputs of one sample: features or tokens.</summary>
    public int InputSize { get; }

    /// <summary>The number of targets of one sample.</summary>
    public int TargetSize { get; }

    /// <summary>Whether the samples are in memory. Samples that are not in memory are read ahead while the network trains.</summary>
    public virtual bool IsInMemory => false;

    /// <summary>Copies samples to spans.</summary>
    /// <param name="samples">The indices of the samples, in any order.</param>
    /// <param name="inputs">Receives <see cref="InputSize"/> values per sample.</param>
    /// <param name="targets">Receives <see cref="TargetSize"/> targets per sample.</param>
    /// <exception cref="ArgumentException">An index is out of range, or a span has the wrong length.</exception>
    public void Read(ReadOnlySpan<int> samples, Span<TInput> inputs, Span<TTarget> targets)
    {
        RequireLength(samples.Length, InputSize, inputs.Length, nameof(inputs));
        RequireLength(samples.Length, TargetSize, targets.Length, nameof(targets));
        RequireSamples(samples);
        ReadSamples(samples, inputs, targets);
    }

    /// <summary>Creates a dataset of the given samples, in the given order. It reads from this dataset.</summary>
    /// <param name="samples">The indices of the samples. An index can occur several times.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public Dataset<TInput, TTarget> Subset(params ReadOnlySpan<int> samples)
    {
        RequireSamples(samples);
        return Select(samples.ToArray());
    }

    internal Dataset<TInput, TTarget> Subset(SampleIndices samples) => new SubsetDataset<TInput, TTarget>(this, samples);

    /// <summary>Shuffles the samples and holds out a part of them.</summary>
    /// <param name="heldOutShare">The proportion to hold out, above 0 and below 1. Both parts get at least one sample.</param>
    /// <param name="seed">The seed. The same seed gives the same parts on every machine.</param>
    /// <returns>The part for training and the part that is held out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The proportion is out of range.</exception>
    /// <exception cref="InvalidOperationException">There are fewer than two samples.</exception>
    [CLSCompliant(false)]
    public (Dataset<TInput, TTarget> Training, Dataset<TInput, TTarget> HeldOut) Split(double heldOutShare, ulong seed = 0)
    {
        (SampleIndices training, SampleIndices heldOut) = SplitIndices(heldOutShare, seed);
        return (Subset(training), Subset(heldOut));
    }

    /// <summary>Holds out the last samples and keeps the order. Use it for time series.</summary>
    /// <param name="heldOutShare">The proportion to hold out, above 0 and below 1. Both parts get at least one sample.</param>
    /// <returns>The part for training and the part that is held out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The proportion is out of range.</exception>
    /// <exception cref="InvalidOperationException">There are fewer than two samples.</exception>
    public (Dataset<TInput, TTarget> Training, Dataset<TInput, TTarget> HeldOut) SplitInOrder(double heldOutShare)
    {
        (SampleIndices training, SampleIndices heldOut) = SplitIndices(heldOutShare, seed: null);
        return (Subset(training), Subset(heldOut));
    }

    /// <summary>The indices of both parts of a split: a random part is held out, or without a seed the end.</summary>
    internal (SampleIndices Training, SampleIndices HeldOut) SplitIndices(double heldOutShare, ulong? seed)
    {
        int heldOut = HeldOutCount(heldOutShare);
        if (seed is not ulong known)
            return new SampleIndices(null, 0, Count).SplitAt(Count - heldOut);
        if (Count > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"The random order of {Count} samples exceeds the maximum length of an array, {Array.MaxLength}: hold out the last samples instead.");
        }

        int[] order = new int[Count];
        new SplitMix64(known).ShuffleIndices(order);
        (SampleIndices first, SampleIndices rest) = new SampleIndices(order, 0, Count).SplitAt(heldOut);
        return (rest, first);
    }

    /// <summary>How many samples a split holds out.</summary>
    internal int HeldOutCount(double heldOutShare)
    {
        if (heldOutShare is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(heldOutShare), heldOutShare, "The share to hold out must be above 0 and below 1.");
        if (Count < 2)
            throw new InvalidOperationException($"The dataset has {Count} samples; at least 2 are needed to split it.");
        return (int)Math.Clamp(Math.Round(heldOutShare * Count), 1, Count - 1);
    }

    /// <summary>When overridden in a derived class, copies samples to spans. The arguments are already checked.</summary>
    /// <param name="samples">The indices of the samples, in any order.</param>
    /// <param name="inputs">Receives <see cref="InputSize"/> values per sample.</param>
    /// <param name="targets">Receives <see cref="TargetSize"/> targets per sample.</param>
    protected internal abstract void ReadSamples(ReadOnlySpan<int> samples, Span<TInput> inputs, Span<TTarget> targets);

    /// <summary>Creates a dataset of the given samples. A subset of a subset reads from the original dataset.</summary>
    internal virtual Dataset<TInput, TTarget> Select(int[] samples) => Subset(new SampleIndices(samples, 0, samples.Length));

    private void RequireSamples(ReadOnlySpan<int> samples)
    {
        foreach (int sample in samples)
        {
            if ((uint)sample >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(samples), sample, $"The index of a sample must be 0 to {Count - 1}.");
        }
    }

    private static void RequireLength(int samples, int size, int length, string parameter)
    {
        if (length != (long)samples * size)
            throw new ArgumentException($"'{parameter}' has {length} values; expected {(long)samples * size}: {samples} samples of {size} values.", parameter);
    }
}
