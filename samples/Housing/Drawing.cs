using ScottPlot;

/// <summary>Draws what the models predict.</summary>
internal static class Drawing
{
    /// <summary>Draws predicted against true prices. The closer the points are to the diagonal, the better.</summary>
    public static void SavePredictions(float[] prices, float[] network, float[] linear, string path)
    {
        var plot = new Plot();
        var diagonal = plot.Add.Line(0, 0, prices.Max(), prices.Max());
        diagonal.LineColor = Colors.LightSkyBlue;
        diagonal.LineWidth = 3;
        Add(plot, prices, linear, "linear regression", Colors.Gray);
        Add(plot, prices, network, "network", Colors.OrangeRed);
        plot.Title("Held-out houses, predicted against true prices");
        plot.XLabel("price in thousands");
        plot.YLabel("predicted");
        plot.ShowLegend(Alignment.UpperLeft);
        plot.SaveSvg(path, 620, 560);
    }

    private static void Add(Plot plot, float[] prices, float[] predicted, string name, Color colour)
    {
        var points = plot.Add.ScatterPoints(prices, predicted, colour);
        points.MarkerSize = 4;
        points.LegendText = name;
    }
}
