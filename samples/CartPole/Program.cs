// Learns to balance a pole on a cart by trying, with a loss of its own, from ten different beginnings.

using System.Diagnostics;
using Spectre.Console;

const int Seeds = 10, Enough = 8, Episodes = 100;
const double Goal = 475;

var table = new Table().Title($"Steps that a pole is balanced for, of {Pole.MostSteps}: mean of {Episodes} episodes")
    .AddColumns(new TableColumn("seed").RightAligned(), new TableColumn("before").RightAligned(), new TableColumn("after").RightAligned(), new TableColumn("steps of training").RightAligned(), new TableColumn("seconds").RightAligned());
int reached = 0;
AnsiConsole.Progress().Start(progress =>
{
    ProgressTask seeds = progress.AddTask("balancing", maxValue: Seeds);
    for (int seed = 1; seed <= Seeds; seed++)
    {
        double before = Training.Balance(new Balancer((ulong)seed), Episodes, new Random(seed));
        long start = Stopwatch.GetTimestamp();
        (Balancer network, int steps) = Training.Run(seed);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds, after = Training.Balance(network, Episodes, new Random(1000 + seed));
        table.AddRow($"{seed}", $"{before:F0}", $"{after:F0}", $"{steps:N0}", $"{seconds:F1}");
        reached += after >= Goal ? 1 : 0;
        seeds.Increment(1);
    }
});

AnsiConsole.Write(table);
AnsiConsole.MarkupLine($"[bold]{reached} of {Seeds}[/] seeds balance it for {Goal} steps or more");
return reached >= Enough ? 0 : 1;
