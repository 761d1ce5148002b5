using System.Globalization;

namespace NetGen;

/// <summary>The mean and the spread of a metric over several trainings.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The standard deviation of the sample, which divides by n − 1. NaN for a single value.</param>
public readonly record struct MetricSummary(double Mean, double StandardDeviation)
{
    /// <summary>Gets the mean and the standard deviation as <c>0.951 ± 0.012</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mean:G4} ± {StandardDeviation:G2}");

    internal static MetricSummary Of(double[] values)
    {
        double mean = values.Average();
        return new MetricSummary(mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)));
    }
}
