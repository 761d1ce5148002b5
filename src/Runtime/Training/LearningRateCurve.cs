using System.Collections.Immutable;

namespace NetGen;

/// <summary>How the loss of a network depends on the learning rate; see <see cref="LearningRateFinder"/>.</summary>
public sealed class LearningRateCurve
{
    internal LearningRateCurve(ImmutableArray<LearningRatePoint> points)
    {
        Points = points;
        Suggestion = SteepestOf(points);
    }

    /// <summary>
    /// The steps, by growing learning rate. The last one is that at which the smoothed loss is four times its minimum, or before it is not
    /// finite.
    /// </summary>
    public ImmutableArray<LearningRatePoint> Points { get; }

    /// <summary>The learning rate at which the smoothed loss falls fastest. Null if it never falls.</summary>
    public float? Suggestion { get; }

    private static float? SteepestOf(ImmutableArray<LearningRatePoint> points)
    {
        float? suggestion = null;
        double steepest = 0;
        // The average of the first losses is noisy. Rates are evenly spaced in their logarithm.
        for (int i = Math.Max(1, points.Length / 10); i < points.Length - 1; i++)
        {
            double slope = points[i + 1].SmoothedLoss - points[i - 1].SmoothedLoss;
            if (slope < steepest)
                (steepest, suggestion) = (slope, points[i].LearningRate);
        }

        return suggestion;
    }
}
