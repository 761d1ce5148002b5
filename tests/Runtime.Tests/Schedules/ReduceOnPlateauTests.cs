using CsCheck;
using Xunit;

namespace NetGen.Runtime.Tests.Schedules;

/// <summary>A learning rate that heeds a metric, as PyTorch's ReduceLROnPlateau does.</summary>
public class ReduceOnPlateauTests
{
    [Fact]
    public void It_falls_when_patience_is_exceeded()
    {
        var plateau = new ReduceOnPlateau(1, patience: 2);
        Assert.Equal([1, 1, 1, 0.1f, 0.1f, 0.1f, 0.01f], Report(ref plateau, 5, 5, 5, 5, 5, 5, 5));
    }

    [Fact]
    public void Whatever_is_better_renews_patience()
    {
        var plateau = new ReduceOnPlateau(1, patience: 1);
        Assert.Equal([1, 1, 1, 1, 0.1f], Report(ref plateau, 5, 5, 4, 4, 4));
    }

    [Fact]
    public void A_little_better_is_no_better()
    {
        var plateau = new ReduceOnPlateau(1, patience: 0, threshold: 0.1);
        Assert.Equal([1, 0.1f, 0.1f, 0.01f], Report(ref plateau, 10, 9.1, 8.9, 8.1));
    }

    [Fact]
    public void Reports_do_not_count_while_it_cools_down()
    {
        var plateau = new ReduceOnPlateau(1, factor: 0.5, patience: 0, cooldown: 2);
        Assert.Equal([1, 0.5f, 0.5f, 0.5f, 0.25f], Report(ref plateau, 1, 1, 1, 1, 1));
    }

    [Fact]
    public void It_stops_at_the_least_rate()
    {
        var plateau = new ReduceOnPlateau(1, factor: 0.5, patience: 0, minRate: 0.3);
        Assert.Equal([1, 0.5f, 0.3f, 0.3f], Report(ref plateau, 1, 1, 1, 1));
    }

    [Fact]
    public void A_metric_may_be_one_to_grow()
    {
        var plateau = new ReduceOnPlateau(1, patience: 0, maximizes: true);
        Assert.Equal([1, 1, 0.1f, 0.01f], Report(ref plateau, 0.5, 0.6, 0.6, 0.5));
    }

    [Fact]
    public void What_is_no_number_is_no_better()
    {
        var plateau = new ReduceOnPlateau(1, patience: 0);
        Assert.Equal([0.1f, 0.1f, 0.01f], Report(ref plateau, double.NaN, 1, double.NaN));
    }

    /// <summary>PyTorch's code, condition by condition.</summary>
    [Fact]
    public void It_does_what_PyTorch_does() =>
        Gen.Select(Gen.Double[0.1, 0.9], Gen.Int[0, 3], Gen.Double[0, 0.2], Gen.Int[0, 3], Gen.Double[0, 1e-3], Gen.Bool, Gen.Double[0, 4].Array[0, 60])
            .Sample((factor, patience, threshold, cooldown, minRate, maximizes, metrics) =>
            {
                var plateau = new ReduceOnPlateau(1, factor, patience, threshold, cooldown, minRate, maximizes);
                double rate = 1, best = maximizes ? double.NegativeInfinity : double.PositiveInfinity;
                int bad = 0, cool = 0;
                foreach (double metric in metrics)
                {
                    if (maximizes ? metric > best * (threshold + 1) : metric < best * (1 - threshold))
                        (best, bad) = (metric, 0);
                    else
                        bad++;
                    if (cool > 0)
                        (cool, bad) = (cool - 1, 0);
                    if (bad > patience)
                    {
                        double lower = Math.Max(rate * factor, minRate);
                        rate = rate - lower > 1e-8 ? lower : rate;
                        (cool, bad) = (cooldown, 0);
                    }

                    Assert.Equal((float)rate, plateau.Report(metric));
                }
            });

    private static float[] Report(ref ReduceOnPlateau plateau, params double[] metrics)
    {
        float[] rates = new float[metrics.Length];
        for (int i = 0; i < metrics.Length; i++)
        {
            rates[i] = plateau.Report(metrics[i]);
            Assert.Equal(rates[i], plateau.LearningRate);
        }

        return rates;
    }
}
