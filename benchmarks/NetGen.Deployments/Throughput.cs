using System.Globalization;
using NetGen.Workloads;
using Spectre.Console;

namespace NetGen.Deployments;

/// <summary>How many times as long as the first deployment the others take, once warm.</summary>
internal static class Throughput
{
    private const int Runs = 3;

    public static Table Compare(IReadOnlyList<Deployment> deployments, IReadOnlyList<Shape> shapes)
    {
        var table = new Table();
        table.AddColumn("inference / training step", added => added.NoWrap());
        table.AddColumn(deployments[0].Name + ", µs", added => added.RightAligned());
        foreach (Deployment deployment in deployments.Skip(1))
            table.AddColumn(deployment.Name, added => added.RightAligned());

        foreach (Shape shape in shapes)
        {
            // Processes in turns, because what the machine does between them changes.
            double[][][] runs = [.. deployments.Select(_ => new double[Runs][])];
            for (int run = 0; run < Runs; run++)
            {
                for (int i = 0; i < deployments.Count; i++)
                    runs[i][run] = deployments[i].Measure("times", "5", shape.ToString())[0];
            }

            (double Inference, double Training)[] medians =
                [.. runs.Select(all => (Timing.Median(all.Select(run => run[0])), Timing.Median(all.Select(run => run[1]))))];
            (double inference, double training) = medians[0];
            table.AddRow(
            [
                shape.ToString(),
                Pair(1e6 * inference, 1e6 * training, "G3"),
                .. medians.Skip(1).Select(median => Pair(median.Inference / inference, median.Training / training, "F2")),
            ]);
        }

        return table;
    }

    private static string Pair(double inference, double training, string format) =>
        inference.ToString(format, CultureInfo.InvariantCulture) + " / " + training.ToString(format, CultureInfo.InvariantCulture);
}
