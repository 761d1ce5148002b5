namespace NetGen;

/// <summary>Samples that lie in memory, one after the other.</summary>
internal sealed class MemoryDataset<TInput, TTarget>(
    ReadOnlyMemory<TInput> inputs, ReadOnlyMemory<TTarget> targets, int count, int inputSize, int targetSize)
    : Dataset<TInput, TTarget>(count, inputSize, targetSize)
    where TInput : unmanaged
    where TTarget : unmanaged
{
    public override bool IsInMemory => true;

    protected internal override void ReadSamples(ReadOnlySpan<int> samples, Span<TInput> inputRows, Span<TTarget> targetRows)
    {
        ReadOnlySpan<TInput> allInputs = inputs.Span;
        ReadOnlySpan<TTarget> allTargets = targets.Span;
        for (int i = 0; i < samples.Length; i++)
        {
            allInputs.Slice(samples[i] * InputSize, InputSize).CopyTo(inputRows.Slice(i * InputSize, InputSize));
            allTargets.Slice(samples[i] * TargetSize, TargetSize).CopyTo(targetRows.Slice(i * TargetSize, TargetSize));
        }
    }
}
