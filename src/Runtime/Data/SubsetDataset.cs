using System.Buffers;

namespace NetGen;

/// <summary>Some samples of another dataset.</summary>
internal sealed class SubsetDataset<TTarget> : Dataset<TTarget>
    where TTarget : unmanaged
{
    private readonly Dataset<TTarget> _whole;
    private readonly int[] _samples;

    public SubsetDataset(Dataset<TTarget> whole, int[] samples)
        : base(samples.Length, whole.InputSize, whole.TargetSize)
    {
        foreach (int sample in samples)
        {
            if ((uint)sample >= (uint)whole.Count)
                throw new ArgumentOutOfRangeException(nameof(samples), sample, $"The index of a sample must be 0 to {whole.Count - 1}.");
        }

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
        {
            if ((uint)samples[i] >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(samples), samples[i], $"The index of a sample must be 0 to {Count - 1}.");
            samples[i] = _samples[samples[i]];
        }

        return new SubsetDataset<TTarget>(_whole, samples);
    }
}
