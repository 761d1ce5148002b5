using System.Globalization;
using NetGen;
using ScottPlot;
using ScottPlot.TickGenerators;

/// <summary>Draws the learning curve and the confusion matrix.</summary>
internal static class Drawing
{
    /// <summary>Losses fall by powers of ten, so the axis is logarithmic.</summary>
    public static void SaveLearningCurve(TrainingHistory history, string path)
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

    public static void SaveConfusion(ConfusionMatrix confusion, string path)
    {
        var plot = new Plot();
        int classes = confusion.Classes;
        double largest = Enumerable.Range(0, classes).Max(label => confusion[label, label]);
        for (int actual = 0; actual < classes; actual++)
        {
            for (int predicted = 0; predicted < classes; predicted++)
                AddCell(plot, predicted, classes - 1 - actual, confusion[actual, predicted], largest);
        }

        double[] ticks = [.. Enumerable.Range(0, classes).Select(label => (double)label)];
        plot.Axes.Bottom.SetTicks(ticks, [.. ticks.Select(label => $"{label}")]);
        // The first row is the topmost one.
        plot.Axes.Left.SetTicks(ticks, [.. ticks.Select(label => $"{classes - 1 - label}")]);
        plot.Axes.SetLimits(-0.5, classes - 0.5, -0.5, classes - 0.5);
        plot.HideGrid();
        plot.Title("Confusion matrix");
        plot.XLabel("read as");
        plot.YLabel("digit");
        plot.SaveSvg(path, 520, 480);
    }

    private static void AddLosses(Plot plot, TrainingHistory history, string name, Func<TrainingEpoch, double> loss)
    {
        double[] epochs = [.. history.Epochs.Select(epoch => (double)epoch.Epoch)];
        plot.Add.Scatter(epochs, history.Epochs.Select(epoch => Math.Log10(loss(epoch))).ToArray()).LegendText = name;
    }

    private static double ExponentBelow(TrainingHistory history) =>
        Math.Floor(Math.Log10(history.Epochs.Min(epoch => Math.Min(epoch.Loss, epoch.ValidationLoss))));

    private static void AddCell(Plot plot, int column, int row, long count, double largest)
    {
        // Rectangles have sharp edges at any size. Most digits are on the diagonal; the root makes the other cells visible.
        double shade = Math.Sqrt(count / largest);
        var cell = plot.Add.Rectangle(column - 0.5, column + 0.5, row - 0.5, row + 0.5);
        cell.FillColor = Colors.White.InterpolateRgb(Colors.Navy, shade);
        cell.LineColor = Colors.White;
        if (count == 0)
            return;
        var text = plot.Add.Text($"{count}", column, row);
        text.Alignment = Alignment.MiddleCenter;
        text.LabelFontColor = shade > 0.5 ? Colors.White : Colors.Black;
    }
}
