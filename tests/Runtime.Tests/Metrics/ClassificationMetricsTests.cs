using CsCheck;
using Xunit;

namespace NetGen.Runtime.Tests.Metrics;

public class ClassificationMetricsTests
{
    private const double Exact = 1e-12;

    [Fact]
    public void Answers_are_counted()
    {
        var metrics = new ClassificationMetrics(3);
        metrics.Add([0.7f, 0.2f, 0.1f, 0.3f, 0.3f, 0.4f, 0.1f, 0.6f, 0.3f], [0, 1, 0]);
        Assert.Equal(3, metrics.Count);
        Assert.Equal(1.0 / 3, metrics.Accuracy, Exact);
        Assert.Equal(1.0 / 3, metrics.TopAccuracy(1), Exact);
        // Of sample 1, class 0 comes before class 1 with the same prediction: it is third.
        Assert.Equal(1.0 / 3, metrics.TopAccuracy(2), Exact);
        Assert.Equal(1, metrics.TopAccuracy(3), Exact);
        Assert.Equal(1, metrics.TopAccuracy(30), Exact);
        Assert.Equal(1, metrics.Confusion[1, 2]);
        Assert.Equal((Math.Abs(1 - 0.7) + 0.4 + 0.6) / 3, metrics.Calibration.Error, 1e-7);
    }

    [Fact]
    public void One_prediction_is_the_probability_of_class_1()
    {
        var metrics = new ClassificationMetrics(1);
        metrics.Add([0.9f, 0.2f, 0.5f, 0.6f], [1, 0, 0, 0]);
        Assert.Equal(2, metrics.Confusion.Classes);
        Assert.Equal(0.75, metrics.Accuracy, Exact);
        Assert.Equal(0.5, metrics.Confusion.Precision(1), Exact);
    }

    [Fact]
    public void Labels_of_no_class_do_not_count()
    {
        var metrics = new ClassificationMetrics(2);
        metrics.Add([1, 0, 0, 1, 0.5f, 0.5f], [-100, 1, 2]);
        Assert.Equal(1, metrics.Count);
        Assert.Equal(1, metrics.Accuracy);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(255)]
    public void A_label_to_be_ignored_does_not_count(int ignored)
    {
        int other = ignored == 0 ? 1 : 0;
        var metrics = new ClassificationMetrics(2, ignored);
        metrics.Add([0.9f, 0.1f, 0.1f, 0.9f, 0.5f, 0.5f], [ignored, other, ignored]);
        Assert.Equal((1, 1, 1), (metrics.Count, metrics.Confusion.Count, metrics.Calibration.Count));
        Assert.Equal(other, metrics.Accuracy);
        Assert.Equal(1, metrics.TopAccuracy(2));
    }

    /// <summary>It is neither right nor in the way of a number that is.</summary>
    [Fact]
    public void A_prediction_that_is_not_a_number_is_never_right()
    {
        const float NaN = float.NaN;
        var metrics = new ClassificationMetrics(3);
        metrics.Add([NaN, 0.2f, 0.1f], [1]);
        Assert.Equal((1.0, 1.0), (metrics.Accuracy, metrics.TopAccuracy(1)));
        metrics.Add([NaN, 0.2f, 0.1f, NaN, NaN, NaN, 0.2f, NaN, 0.1f], [0, 0, 1]);
        Assert.Equal((4, 0.25, 0.25), (metrics.Count, metrics.Accuracy, metrics.TopAccuracy(3)));
        Assert.Equal((1, 1), (metrics.Confusion[0, 1], metrics.Confusion.Unpredicted(0)));
        Assert.Equal(0, metrics.Calibration.Count);

        var single = new ClassificationMetrics(1);
        single.Add([NaN, NaN], [0, 1]);
        Assert.Equal((2, 0.0), (single.Count, single.Accuracy));
    }

    [Fact]
    public void What_is_no_probability_has_no_calibration()
    {
        var metrics = new ClassificationMetrics(2);
        metrics.Add([0.9f, 0.4f, -0.5f, 0.5f, 0.7f, 0.3f], [0, 1, 0]);
        Assert.Equal((3, 1), (metrics.Count, metrics.Calibration.Count));
    }

    [Fact]
    public void Top_accuracy_agrees_with_sorting() => Gen.Select(Gen.Int[2, 12], Gen.Int[1, 30], Gen.Int).Sample((classes, samples, seed) =>
    {
        var random = new Random(seed);
        float[] predictions = [.. Enumerable.Range(0, classes * samples).Select(_ => random.Next(8) / 8f)];
        int[] labels = [.. Enumerable.Range(0, samples).Select(_ => random.Next(classes))];
        var metrics = new ClassificationMetrics(classes);
        metrics.Add(predictions, labels);
        for (int k = 1; k <= classes; k++)
        {
            int right = Enumerable.Range(0, samples).Count(n => Enumerable.Range(0, classes)
                .OrderByDescending(i => predictions[n * classes + i]).ThenBy(i => i).Take(k).Contains(labels[n]));
            Assert.Equal((double)right / samples, metrics.TopAccuracy(k), Exact);
        }
    });

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var metrics = new ClassificationMetrics(3);
        string message = Assert.Throws<ArgumentException>(() => metrics.Add(new float[5], new int[2])).Message;
        Assert.Contains("has 5 values; expected 6", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => metrics.TopAccuracy(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassificationMetrics(0));
    }

    [Fact]
    public void The_calibration_error_is_the_distance_from_the_diagonal()
    {
        var calibration = new Calibration(bins: 10);
        for (int i = 0; i < 10; i++)
            calibration.Add(0.85, isRight: i < 8);
        calibration.Add(1, isRight: true);
        calibration.Add(0, isRight: true);
        Assert.Equal((10, 0.8), (calibration[8].Count, calibration[8].Accuracy));
        Assert.Equal(0.85, calibration[8].Confidence, Exact);
        Assert.Equal(1, calibration[9].Count);
        Assert.Equal(((10 * 0.05) + 0 + 1) / 12, calibration.Error, Exact);
        Assert.Throws<ArgumentOutOfRangeException>(() => calibration.Add(1.01, true));
        Assert.Throws<ArgumentOutOfRangeException>(() => calibration.Add(double.NaN, true));
        Assert.Throws<ArgumentOutOfRangeException>(() => calibration[10]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Calibration(0));
    }
}
