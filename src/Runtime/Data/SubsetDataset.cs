using System.Buffers;

namespace NetGen;

/// <summary>Some samples of another dataset.</summary>
internal sealed class SubsetDataset<TTarget> : Dataset<TTarget>
    where TTarget : unmanaged
{
    private readonly Dataset<TTarget> _whole;
    private readonly SampleIndices _samples;

    /// <param name="whole">The other dataset.</param>
    /// <param name="samples">Some of its samples.</param>
    public SubsetDataset(Dataset<TTarget> whole, SampleIndices samples)
        : base(samples.Count, whole.InputSize, whole.TargetSize)
    {
        _whole = whole;
        _samples = samples;
    }

    public override bool IsInMemory => _whole.IsInMemory;

    protected internal override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<TTarget> targets)
    {
        int[] rented = ArrayPool<int>.Shared.Rent(samples.Length);
        Span<int> translated = rented.AsSpan(0, samples.Length);
        for (int i = 0; i < samples.Length; i++)
            translated[i] = _samples[samples[i]];
        _whole.ReadSamples(translated, inputs, targets);
        ArrayPool<int>.Shared.Return(rented);
    }

    private protected override Dataset<TTarget> Select(int[] samples)
    {
        for (int i = 0; i < samples.Length; i++)
            samples[i] = _samples[samples[i]];
        return new SubsetDataset<TTarget>(_whole, new SampleIndices(samples, 0, samples.Length));
    }
}
