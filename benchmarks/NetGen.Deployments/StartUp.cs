using System.Diagnostics;
using System.Globalization;
using NetGen.Workloads;
using Spectre.Console;

namespace NetGen.Deployments;

/// <summary>From the start of a process to the end of its first training step of samples/CrossEntropy's network.</summary>
internal static class StartUp
{
    private const int Runs = 15;

    public static Table Compare(IReadOnlyList<Deployment> deployments)
    {
        double[][][] runs = [.. deployments.Select(_ => new double[Runs][])];
        for (int run = 0; run < Runs; run++)
        {
            for (int i = 0; i < deployments.Count; i++)
                runs[i][run] = deployments[i].Measure("first-step", Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture))[0];
        }

        var table = new Table();
        table.AddColumn("start-up, ms");
        foreach (string column in (string[])["until Main", "first step", "together", "processor time"])
            table.AddColumn(column, added => added.RightAligned());
        for (int i = 0; i < deployments.Count; i++)
        {
            double[][] all = runs[i];
            table.AddRow(
                deployments[i].Name,
                Milliseconds(run => run[0]),
                Milliseconds(run => run[1] - run[0]),
                Milliseconds(run => run[1]),
                Milliseconds(run => run[2]));

            string Milliseconds(Func<double[], double> part) =>
                (1e3 * Timing.Median(all.Select(part))).ToString("F2", CultureInfo.InvariantCulture);
        }

        return table;
    }
}
