using NetGen;
using Spectre.Console;

/// <summary>Shows a progress bar for each epoch in a terminal, and a line for each epoch in a file or a pipe.</summary>
internal static class TrainingView
{
    public static Fold Show(Func<IProgress<TrainingProgress>, Fold> train)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || !AnsiConsole.Profile.Capabilities.Ansi)
            return train(new Lines());
        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(progress => train(new Bars(progress)));
    }

    private static string Describe(TrainingProgress progress) => $"epoch {progress.Epoch,2}   loss {progress.Loss:F4}";

    private sealed class Lines : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Completed is { } epoch)
                AnsiConsole.WriteLine($"{Describe(value)}   held out {epoch.ValidationLoss:F4}, {100 * epoch.ValidationAccuracy:F1} % right");
        }
    }

    private sealed class Bars(ProgressContext progress) : IProgress<TrainingProgress>
    {
        private ProgressTask? _bar;
        private int _epoch;

        public void Report(TrainingProgress value)
        {
            if (_bar is null || _epoch != value.Epoch)
                _bar = progress.AddTask("", maxValue: value.StepsPerEpoch);
            _epoch = value.Epoch;
            _bar.Description = Describe(value);
            _bar.Value = value.Step;
        }
    }
}
