namespace NetGen;

/// <summary>A dataset of features, as the type that has no parameter for its inputs.</summary>
/// <param name="samples">The dataset.</param>
internal sealed class FeatureDataset<TTarget>(Dataset<float, TTarget> samples) : Dataset<TTarget>(samples.Count, samples.InputSize, samples.TargetSize)
    where TTarget : unmanaged
{
    public override bool IsInMemory => samples.IsInMemory;

    internal override Dataset<float, TTarget> Select(int[] indices) => samples.Select(indices);

    protected internal override void ReadSamples(ReadOnlySpan<int> indices, Span<float> inputs, Span<TTarget> targets) =>
        samples.ReadSamples(indices, inputs, targets);
}
