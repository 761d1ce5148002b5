using Xunit;

namespace NetGen.Runtime.Tests.Training;

public class LearningRateFinderTests
{
    [Fact]
    public void The_rates_grow_exponentially_until_the_loss_explodes()
    {
        LearningRateCurve curve = LearningRateFinder.Run(
            new LinearNetwork(2, 2, seed: 1), LinearData.Sums(500), new() { Minimum = 1e-3f, Maximum = 1e3f, Steps = 61 });

        Assert.All(curve.Points.Select((point, i) => (point, i)), pair =>
            Assert.Equal(1e-3 * Math.Pow(10, pair.i / 10.0), pair.point.LearningRate, 1e-4 * pair.point.LearningRate));
        Assert.InRange(curve.Points.Length, 30, 60);
        double[] smoothed = [.. curve.Points.Select(point => point.SmoothedLoss)];
        Assert.True(smoothed[^1] > 4 * smoothed.Min());
        Assert.All(smoothed[..^1].Skip(1), (loss, i) => Assert.True(loss <= 4 * smoothed[..(i + 2)].Min()));
    }

    [Fact]
    public void All_rates_are_tried_where_none_is_too_large()
    {
        LearningRateCurve curve = LearningRateFinder.Run(new LinearNetwork(2, 2), LinearData.Sums(50), new() { Maximum = 1e-2f });
        Assert.Equal(100, curve.Points.Length);
        Assert.Equal((1e-6f, 1e-2f), (curve.Points[0].LearningRate, curve.Points[^1].LearningRate));
    }

    /// <summary>The losses are those of the steps, and their average is not drawn to 0 at the start.</summary>
    [Fact]
    public void It_is_a_loop_over_batches()
    {
        var network = new LinearNetwork(2, 2, seed: 1);
        Dataset<float> samples = LinearData.Sums(1);
        LearningRateCurve curve = LearningRateFinder.Run(network, samples, new() { Maximum = 0.1f, Steps = 3 });
        float[] inputs = new float[2], targets = new float[2];
        samples.Read([0], inputs, targets);
        double[] losses = [.. curve.Points.Select(point => (double)network.TrainStep(inputs, targets, point.LearningRate))];

        Assert.Equal(losses, curve.Points.Select(point => point.Loss));
        Assert.Equal(losses[0], curve.Points[0].SmoothedLoss, 1e-12);
        Assert.Equal(((0.95 * losses[0]) + losses[1]) / 1.95, curve.Points[1].SmoothedLoss, 1e-12);
    }

    [Fact]
    public void The_suggestion_trains()
    {
        LinearNetwork network = new(2, 2, seed: 1);
        Dataset<float> samples = LinearData.Sums(500);
        LearningRateCurve curve = LearningRateFinder.Run(network, samples);
        // The mean of two squares has a curvature of a third: rates up to 6 converge.
        Assert.InRange(curve.Suggestion!.Value, 0.05, 6);
        double before = Trainer.Evaluate(network, samples).Loss;
        Trainer.Fit(network, samples, new() { Epochs = 2, LearningRate = curve.Suggestion.Value });
        Assert.InRange(Trainer.Evaluate(network, samples).Loss, 0, 0.1 * before);
    }

    [Fact]
    public void A_loss_that_does_not_fall_has_no_suggestion()
    {
        var network = new LinearNetwork(1, 1);
        network.Parameters.AsSpan().Clear();
        Assert.Null(LearningRateFinder.Run(network, Dataset.Of(new float[10], 1, new float[10], 1)).Suggestion);
    }

    [Fact]
    public void The_network_is_what_it_was()
    {
        var network = new LinearNetwork(2, 2, seed: 1);
        Trainer.Fit(network, LinearData.Sums(100), new() { Epochs = 1 });
        float[] before = [.. network.Parameters];
        int steps = network.Steps;
        LearningRateFinder.Run(network, LinearData.Sums(100));
        Assert.Equal(before, network.Parameters);
        Assert.Equal(steps, network.Steps);
    }

    [Fact]
    public void A_cancelled_search_leaves_the_network_as_it_was()
    {
        using var source = new CancellationTokenSource();
        int steps = 0;
        var network = new LinearNetwork(2, 2) { Computing = () => { if (++steps == 3) source.Cancel(); } };
        float[] before = [.. network.Parameters];
        Assert.Throws<OperationCanceledException>(() => LearningRateFinder.Run(network, LinearData.Sums(1_000), cancellationToken: source.Token));
        Assert.Equal(3, steps);
        Assert.Equal(before, network.Parameters);
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_the_search()
    {
        LearningRateCurve curve = LearningRateFinder.Run(
            new LinearNetwork(2, 2), LinearData.Sums(100), new() { Minimum = 1e30f, Maximum = 1e38f, Steps = 50 });
        Assert.InRange(curve.Points.Length, 1, 5);
        Assert.All(curve.Points, point => Assert.True(double.IsFinite(point.SmoothedLoss)));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var network = new LinearNetwork(2, 2);
        Assert.Throws<ArgumentOutOfRangeException>("Minimum", () => new LearningRateFinderOptions { Minimum = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Maximum", () => new LearningRateFinderOptions { Maximum = float.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>("Steps", () => new LearningRateFinderOptions { Steps = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new LearningRateFinderOptions { BatchSize = 0 });
        Assert.StartsWith(
            "Minimum is 0.5; it must be below Maximum, 0.1.",
            Assert.Throws<ArgumentException>("options", () => LearningRateFinder.Run(network, LinearData.Sums(9), new() { Minimum = 0.5f, Maximum = 0.1f })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("dataset", () => LearningRateFinder.Run(network, LinearData.Sums(9).Subset()));
        Assert.Throws<ArgumentException>("dataset", () => LearningRateFinder.Run(network, Dataset.Of(new[] { float.NaN, 0 }, 2, new float[2], 2)));
    }
}
