using NetGen;
using ScottPlot;

/// <summary>Draws a confusion matrix. The samples Digits and Mnist share it.</summary>
internal static class ConfusionDrawing
{
    public static void Save(ConfusionMatrix confusion, string[] names, string path)
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
        plot.Axes.Bottom.SetTicks(ticks, names);
        // The first row is the topmost one.
        plot.Axes.Left.SetTicks(ticks, [.. names.Reverse()]);
        plot.Axes.SetLimits(-0.5, classes - 0.5, -0.5, classes - 0.5);
        plot.HideGrid();
        plot.Title("Confusion matrix");
        plot.XLabel("read as");
        plot.YLabel("is");
        int longest = names.Max(name => name.Length);
        plot.SaveSvg(path, 520 + (60 * Math.Min(longest - 1, 5)), 480);
    }

    private static void AddCell(Plot plot, int column, int row, long count, double largest)
    {
        // Rectangles have sharp edges at any size. Most images are on the diagonal; the root makes the other cells visible.
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
