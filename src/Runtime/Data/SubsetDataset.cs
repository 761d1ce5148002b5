using System.Buffers;

namespace NetGen;

/// <summary>Some samples of another dataset.</summary>
internal sealed class SubsetDataset<TInput, TTarget> : Dataset<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly Dataset<TInput, TTarget> _whole;
    private readonly SampleIndices _samples;

    /// <param name="whole">The other dataset.</param>
    /// <param name="samples">Some of its samples.</param>
    public SubsetDataset(Dataset<TInput, TTarget> whole, SampleIndices samples)
        : base(samples.Count, whole.InputSize, whole.TargetSize)
    {
        _whole = whole;
        _samples = samples;
    }

    public override bool IsInMemory => _whole.IsInMemory;

    protected internal override void ReadSamples(ReadOnlySpan<int> samples, Span<TInput> inputs, Span<TTarget> targets)
    {
        int[] rented = ArrayPool<int>.Shared.Rent(samples.Length);
        Span<int> translated = rented.AsSpan(0, samples.Length);
        for (int i = 0; i < samples.Length; i++)
            translated[i] = _samples[samples[i]];
        _whole.ReadSamples(translated, inputs, targets);
        ArrayPool<int>.Shared.Return(rented);
    }

    internal override Dataset<TInput, TTarget> Select(int[] samples)
    {
        for (int i = 0; i < samples.Length; i++)
            samples[i] = _samples[samples[i]];
        return new SubsetDataset<TInput, TTarget>(_whole, new SampleIndices(samples, 0, samples.Length));
    }
}
