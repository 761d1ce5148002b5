using Spectre.Console;

/// <summary>A progress bar an epoch in a terminal; a line an epoch in a file or a pipe, where a bar could not move.</summary>
internal static class TrainingView
{
    public static void Run(Training training, int epochs)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || !AnsiConsole.Profile.Capabilities.Ansi)
        {
            for (int epoch = 1; epoch <= epochs; epoch++)
                AnsiConsole.WriteLine(Describe(epoch, training.RunEpoch(batchDone: () => { })));
            return;
        }

        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(progress =>
            {
                for (int epoch = 1; epoch <= epochs; epoch++)
                {
                    ProgressTask bar = progress.AddTask($"epoch {epoch,2}", maxValue: training.BatchesPerEpoch);
                    bar.Description = Describe(epoch, training.RunEpoch(batchDone: () => bar.Increment(1)));
                }
            });
    }

    private static string Describe(int epoch, float loss) => $"epoch {epoch,2}   loss {loss:F4}";
}
