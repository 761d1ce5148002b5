namespace NetGen.EndToEnd.Tests.Training;

/// <summary>A dataset that says it does not lie in memory.</summary>
internal sealed class Elsewhere<TTarget>(Dataset<TTarget> dataset)
    : Dataset<TTarget>(dataset.Count, dataset.InputSize, dataset.TargetSize)
    where TTarget : unmanaged
{
    protected override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<TTarget> targets) =>
        dataset.Read(samples, inputs, targets);
}
