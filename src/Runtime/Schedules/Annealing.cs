namespace NetGen;

/// <summary>The way from one learning rate to another.</summary>
internal static class Annealing
{
    /// <summary>Along half a cosine; <paramref name="passed"/> is the share of the way that is behind, 0 to 1.</summary>
    public static double Cosine(double from, double to, double passed) => to + (from - to) * (1 + Math.Cos(Math.PI * passed)) / 2;
}
