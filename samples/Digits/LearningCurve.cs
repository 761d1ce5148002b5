using System.Globalization;
using NetGen;
using ScottPlot;
using ScottPlot.TickGenerators;

/// <summary>Draws the losses of a training.</summary>
internal static class LearningCurve
{
    /// <summary>Losses fall by powers of ten, so the axis is logarithmic.</summary>
    public static void Save(TrainingHistory history, string path)
    {
        var plot = new Plot();
        AddLosses(plot, history, "training", epoch => epoch.Loss);
        AddLosses(plot, history, "held out", epoch => epoch.ValidationLoss);
        plot.Axes.Left.TickGenerator = new NumericAutomatic
        {
            IntegerTicksOnly = true,
            MinorTickGenerator = new LogMinorTickGenerator(),
            LabelFormatter = exponent => Math.Pow(10, exponent).ToString("0.#####", CultureInfo.InvariantCulture),
        };
        plot.Axes.SetLimitsY(ExponentBelow(history), Math.Ceiling(Math.Log10(history.Epochs.Max(epoch => epoch.Loss))));
        plot.Grid.MinorLineColor = plot.Grid.MajorLineColor.WithOpacity(0.05);
        plot.Grid.MinorLineWidth = 1;
        plot.Title("Learning curve");
        plot.XLabel("epoch");
        plot.YLabel("loss");
        plot.ShowLegend(Edge.Right);
        plot.SaveSvg(path, 640, 400);
    }

    private static void AddLosses(Plot plot, TrainingHistory history, string name, Func<TrainingEpoch, double> loss)
    {
        double[] epochs = [.. history.Epochs.Select(epoch => (double)epoch.Epoch)];
        plot.Add.Scatter(epochs, history.Epochs.Select(epoch => Math.Log10(loss(epoch))).ToArray()).LegendText = name;
    }

    private static double ExponentBelow(TrainingHistory history) =>
        Math.Floor(Math.Log10(history.Epochs.Min(epoch => Math.Min(epoch.Loss, epoch.ValidationLoss))));
}
