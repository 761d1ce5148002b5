using ScottPlot;
using ScottPlot.Colormaps;

/// <summary>Draws misread images, and below each how much its loss depends on its pixels.</summary>
internal static class MisreadDrawing
{
    private const int Side = 28, CellWidth = 200, CellHeight = 230;

    public static void Save(Misread[] images, string[] classes, string path)
    {
        var pictures = new Multiplot();
        pictures.AddPlots(2 * images.Length);
        pictures.Layout = new ScottPlot.MultiplotLayouts.Grid(rows: 2, columns: images.Length);
        for (int i = 0; i < images.Length; i++)
        {
            Misread image = images[i];
            Draw(pictures.GetPlot(i), image.Pixels, new GrayscaleReversed(), $"{classes[image.Label]}, read as {classes[image.Answer]}");
            Draw(pictures.GetPlot(images.Length + i), image.Saliency, new Inferno(), "saliency");
        }

        pictures.SavePng(path, CellWidth * images.Length, 2 * CellHeight);
    }

    private static void Draw(Plot plot, float[] pixels, IColormap colours, string title)
    {
        double[,] rows = new double[Side, Side];
        for (int i = 0; i < pixels.Length; i++)
            rows[i / Side, i % Side] = pixels[i];
        plot.Add.Heatmap(rows).Colormap = colours;
        plot.Axes.SquareUnits();
        plot.Axes.Margins(0, 0);
        plot.HideAxesAndGrid();
        plot.Title(title, size: 12);
    }
}
