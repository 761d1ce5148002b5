using NetGen;

/// <summary>Prints a line for each epoch.</summary>
internal sealed class EpochLines : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Completed is { } epoch)
        {
            Console.WriteLine(
                $"epoch {epoch.Epoch,2}   loss {epoch.Loss:F4}   {value.SamplesPerSecond:N0} images a second, {value.TimeLeft.TotalSeconds:F1} s left");
        }
    }
}
