using NetGen;
using Spectre.Console;

/// <summary>Prints a line for some of the epochs.</summary>
/// <param name="every">The number of epochs from one line to the next.</param>
internal sealed class EpochLines(int every) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Completed is { } epoch && epoch.Epoch % every == 0)
            AnsiConsole.WriteLine($"epoch {epoch.Epoch,2}   squared error {epoch.Loss:F6}   {Clips.Steps * value.SamplesPerSecond:N0} samples of sound a second");
    }
}
