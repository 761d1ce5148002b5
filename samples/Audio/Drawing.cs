using ScottPlot;

/// <summary>Draws what goes into the amplifier, and what comes out of it and of the model.</summary>
internal static class Drawing
{
    /// <summary>Draws the loudest part of a sound, where differences show.</summary>
    public static void SaveWaveforms(float[] clean, float[] amplifier, float[] model, int samples, string path)
    {
        int loudest = Array.IndexOf(amplifier, amplifier.Max());
        int start = Math.Clamp(loudest - (samples / 2), 0, amplifier.Length - samples);
        var plot = new Plot();
        Add(plot, clean, start, samples, "clean guitar", Colors.LightGray, width: 1);
        Add(plot, amplifier, start, samples, "amplifier", Colors.LightSkyBlue, width: 5);
        Add(plot, model, start, samples, "model", Colors.OrangeRed, width: 1);
        plot.Title("Held-out sound");
        plot.XLabel("milliseconds");
        plot.ShowLegend(Edge.Bottom);
        plot.SaveSvg(path, 900, 420);
    }

    /// <summary>Draws what the model plays against what the amplifier plays. The closer the points are to the diagonal, the better.</summary>
    public static void SavePredictions(float[] amplifier, float[] model, int points, string path)
    {
        int step = amplifier.Length / points;
        float[] expected = [.. amplifier.Where((_, i) => i % step == 0)], predicted = [.. model.Where((_, i) => i % step == 0)];
        var plot = new Plot();
        var diagonal = plot.Add.Line(expected.Min(), expected.Min(), expected.Max(), expected.Max());
        diagonal.LineColor = Colors.LightSkyBlue;
        diagonal.LineWidth = 3;
        plot.Add.ScatterPoints(expected, predicted, Colors.OrangeRed).MarkerSize = 2;
        plot.Title("Held-out sound, predicted against true");
        plot.XLabel("amplifier");
        plot.YLabel("model");
        plot.SaveSvg(path, 520, 500);
    }

    private static void Add(Plot plot, float[] sound, int start, int samples, string name, Color colour, float width)
    {
        var line = plot.Add.Signal(sound.AsSpan(start, samples).ToArray(), 1_000.0 / Amplifier.SampleRate, colour);
        line.LegendText = name;
        line.LineWidth = width;
        line.MaximumMarkerSize = 0;
    }
}
