using NetGen;
using ScottPlot;

/// <summary>Draws how a network learned, and what it mistakes for what.</summary>
internal static class Drawing
{
    public static void SaveLearningCurve(TrainingHistory history, string path)
    {
        var plot = new Plot();
        double[] epochs = [.. history.Epochs.Select(epoch => (double)epoch.Epoch)];
        plot.Add.Scatter(epochs, history.Epochs.Select(epoch => epoch.Loss).ToArray()).LegendText = "training";
        plot.Add.Scatter(epochs, history.Epochs.Select(epoch => epoch.ValidationLoss).ToArray()).LegendText = "held out";
        plot.Title("Learning curve");
        plot.XLabel("epoch");
        plot.YLabel("loss");
        plot.ShowLegend();
        plot.SaveSvg(path, 640, 400);
    }

    public static void SaveConfusion(ConfusionMatrix confusion, string path)
    {
        var plot = new Plot();
        int classes = confusion.Classes;
        double[,] shades = new double[classes, classes];
        for (int actual = 0; actual < classes; actual++)
        {
            for (int predicted = 0; predicted < classes; predicted++)
            {
                long count = confusion[actual, predicted];
                // Most are on the diagonal: without a root nothing else would be seen.
                shades[actual, predicted] = Math.Sqrt(count);
            }
        }

        plot.Add.Heatmap(shades).Colormap = new ScottPlot.Colormaps.Blues().Reversed();
        AddCounts(plot, confusion);
        double[] ticks = [.. Enumerable.Range(0, classes).Select(label => (double)label)];
        plot.Axes.Bottom.SetTicks(ticks, [.. ticks.Select(label => $"{label}")]);
        // The first row is the topmost one.
        plot.Axes.Left.SetTicks(ticks, [.. ticks.Select(label => $"{classes - 1 - label}")]);
        plot.Title("Confusion matrix");
        plot.XLabel("read as");
        plot.YLabel("digit");
        plot.SaveSvg(path, 520, 480);
    }

    private static void AddCounts(Plot plot, ConfusionMatrix confusion)
    {
        for (int actual = 0; actual < confusion.Classes; actual++)
        {
            for (int predicted = 0; predicted < confusion.Classes; predicted++)
            {
                if (confusion[actual, predicted] == 0)
                    continue;
                var text = plot.Add.Text($"{confusion[actual, predicted]}", predicted, confusion.Classes - 1 - actual);
                text.Alignment = Alignment.MiddleCenter;
                text.LabelFontColor = actual == predicted ? Colors.White : Colors.Black;
            }
        }
    }
}
