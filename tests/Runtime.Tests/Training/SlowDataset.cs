namespace NetGen.Runtime.Tests.Training;

/// <summary>Samples that are not in memory, of which readings from a number on, counted from 1, take two seconds.</summary>
internal sealed class SlowDataset<TTarget>(Dataset<TTarget> samples, int from, Action? waiting = null)
    : Dataset<TTarget>(samples.Count, samples.InputSize, samples.TargetSize)
    where TTarget : unmanaged
{
    private int _readings;

    protected override void ReadSamples(ReadOnlySpan<int> indices, Span<float> inputs, Span<TTarget> targets)
    {
        if (++_readings >= from)
        {
            waiting?.Invoke();
            Thread.Sleep(2_000);
        }

        samples.Read(indices, inputs, targets);
    }
}
