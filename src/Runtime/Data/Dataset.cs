namespace NetGen;

/// <summary>
/// Samples to learn from, or to measure a network on. It is read by many threads at once, so a dataset of one's own must bear that.
/// </summary>
/// <typeparam name="TTarget">
/// <see cref="int"/> where a target is the index of a sample's class, <see cref="float"/> where it is a row of numbers.
/// </typeparam>
public abstract class Dataset<TTarget>
    where TTarget : unmanaged
{
    /// <param name="count">Samples, 0 or more.</param>
    /// <param name="inputSize">Features of one sample, at least 1.</param>
    /// <param name="targetSize">Targets of one sample, at least 1; 1 where it is the index of a class.</param>
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

    /// <summary>Samples.</summary>
    public int Count { get; }

    /// <summary>Features of one sample.</summary>
    public int InputSize { get; }

    /// <summary>Targets of one sample.</summary>
    public int TargetSize { get; }

    /// <summary>Whether reading is only copying from memory; what is not is read ahead while the network trains.</summary>
    public virtual bool IsInMemory => false;

    /// <summary>Copies samples out.</summary>
    /// <param name="samples">The indices of the samples, in any order.</param>
    /// <param name="inputs">Receives <see cref="InputSize"/> floats a sample.</param>
    /// <param name="targets">Receives <see cref="TargetSize"/> targets a sample.</param>
    /// <exception cref="ArgumentException">A sample does not exist, or a span is not as long as the samples need.</exception>
    public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<TTarget> targets)
    {
        RequireLength(samples.Length, InputSize, inputs.Length, nameof(inputs));
        RequireLength(samples.Length, TargetSize, targets.Length, nameof(targets));
        RequireSamples(samples);
        ReadSamples(samples, inputs, targets);
    }

    /// <summary>The chosen samples, in that order, as a dataset of their own that reads from this one.</summary>
    /// <param name="samples">The indices of the samples; one may be chosen several times.</param>
    /// <exception cref="ArgumentOutOfRangeException">A sample does not exist.</exception>
    public Dataset<TTarget> Subset(params ReadOnlySpan<int> samples)
    {
        RequireSamples(samples);
        return Select(samples.ToArray());
    }

    internal Dataset<TTarget> Subset(SampleIndices samples) => new SubsetDataset<TTarget>(this, samples);

    /// <summary>Shuffles the samples, and holds a share of them out.</summary>
    /// <param name="heldOutShare">The share to hold out, above 0 and below 1; at least one sample is left on either side.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine.</param>
    /// <returns>What is left to learn from, and what was held out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    /// <exception cref="InvalidOperationException">There are fewer than two samples.</exception>
    [CLSCompliant(false)]
    public (Dataset<TTarget> Training, Dataset<TTarget> HeldOut) Split(double heldOutShare, ulong seed = 0)
    {
        (SampleIndices training, SampleIndices heldOut) = SplitIndices(heldOutShare, seed);
        return (Subset(training), Subset(heldOut));
    }

    /// <summary>Holds the last samples out and keeps the order, as time series need it: what is held out comes after what is learned from.</summary>
    /// <param name="heldOutShare">The share to hold out, above 0 and below 1; at least one sample is left on either side.</param>
    /// <returns>What is left to learn from, and what was held out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    /// <exception cref="InvalidOperationException">There are fewer than two samples.</exception>
    public (Dataset<TTarget> Training, Dataset<TTarget> HeldOut) SplitInOrder(double heldOutShare)
    {
        (SampleIndices training, SampleIndices heldOut) = SplitIndices(heldOutShare, seed: null);
        return (Subset(training), Subset(heldOut));
    }

    /// <summary>The indices of both parts of a split: a random part is held out, or without a seed the end.</summary>
    internal (SampleIndices Training, SampleIndices HeldOut) SplitIndices(double heldOutShare, ulong? seed)
    {
        if (heldOutShare is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(heldOutShare), heldOutShare, "A share to hold out is above 0 and below 1.");
        if (Count < 2)
            throw new InvalidOperationException($"{Count} samples cannot be split.");

        int heldOut = (int)Math.Clamp(Math.Round(heldOutShare * Count), 1, Count - 1);
        if (seed is not ulong known)
            return new SampleIndices(null, 0, Count).SplitAt(Count - heldOut);
        if (Count > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"A random part of {Count} samples takes an order of them, which is longer than an array can be, {Array.MaxLength}: hold the last ones out.");
        }

        int[] order = new int[Count];
        new SplitMix64(known).ShuffleIndices(order);
        (SampleIndices first, SampleIndices rest) = new SampleIndices(order, 0, Count).SplitAt(heldOut);
        return (rest, first);
    }

    /// <summary>Copies samples out; what is passed has been checked.</summary>
    /// <param name="samples">The indices of the samples, in any order.</param>
    /// <param name="inputs">Receives <see cref="InputSize"/> floats a sample.</param>
    /// <param name="targets">Receives <see cref="TargetSize"/> targets a sample.</param>
    protected internal abstract void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<TTarget> targets);

    /// <summary>The chosen samples as a dataset of their own; a part of a part reads from the whole.</summary>
    private protected virtual Dataset<TTarget> Select(int[] samples) => Subset(new SampleIndices(samples, 0, samples.Length));

    private void RequireSamples(ReadOnlySpan<int> samples)
    {
        foreach (int sample in samples)
        {
            if ((uint)sample >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(samples), sample, $"A dataset of {Count} samples has no such one.");
        }
    }

    private static void RequireLength(int samples, int size, int length, string parameter)
    {
        if (length != (long)samples * size)
            throw new ArgumentException($"{samples} samples of {size} values each need {(long)samples * size}, not {length}.", parameter);
    }
}
