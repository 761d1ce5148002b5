using CsCheck;
using NetGen.Runtime.Tests.Training;
using Xunit;

namespace NetGen.Runtime.Tests.Metrics;

public class RegressionMetricsTests
{
    private const double Exact = 1e-12;

    /// <summary>The examples of scikit-learn's documentation of mean_absolute_error, mean_squared_error and r2_score.</summary>
    [Fact]
    public void They_are_those_of_scikit_learn()
    {
        RegressionMetrics one = Of(1, [2.5f, 0, 2, 8], [3, -0.5f, 2, 7]);
        Assert.Equal(0.5, one.MeanAbsoluteError, Exact);
        Assert.Equal(0.375, one.MeanSquaredError, Exact);
        Assert.Equal(Math.Sqrt(0.375), one.RootMeanSquaredError, Exact);
        // 1 - 1.5 / 29.1875
        Assert.Equal(0.9486081370449679, one.RSquared, Exact);

        RegressionMetrics two = Of(2, [0, 2, -1, 2, 8, -5], [0.5f, 1, -1, 1, 7, -6]);
        Assert.Equal(3, two.Count);
        Assert.Equal(0.75, two.MeanAbsoluteError, Exact);
        Assert.Equal(0.7083333333333334, two.MeanSquaredError, Exact);
        Assert.Equal(0.9368005266622779, two.RSquared, Exact);
        Assert.Equal((0.5, 1.0), (two[0].MeanAbsoluteError, two[1].MeanAbsoluteError));
        Assert.Equal(Math.Sqrt(1.25 / 3), two[0].RootMeanSquaredError, Exact);
        Assert.Equal(1, two[1].RootMeanSquaredError, Exact);
        Assert.Equal(0.9654377880184332, two[0].RSquared, Exact);
        Assert.Equal(0.9081632653061225, two[1].RSquared, Exact);
    }

    [Fact]
    public void Targets_that_are_all_the_same_have_the_R_squared_of_scikit_learn()
    {
        Assert.Equal(1, Of(1, [-2, -2, -2], [-2, -2, -2]).RSquared);
        Assert.Equal(0, Of(1, [-2, -2, -2 + 1e-3f], [-2, -2, -2]).RSquared);
        Assert.Equal(double.NaN, Of(1, [float.NaN, -2], [-2, -2]).RSquared);
        Assert.Equal(-3, Of(1, [3, 2, 1], [1, 2, 3]).RSquared, Exact);
    }

    [Fact]
    public void Without_enough_samples_there_is_no_number()
    {
        RegressionMetrics none = new(2), one = Of(1, [3], [1]);
        Assert.Equal((double.NaN, double.NaN, double.NaN), (none.MeanAbsoluteError, none.RootMeanSquaredError, none.RSquared));
        Assert.Equal(new OutputErrors(double.NaN, double.NaN, double.NaN), none[1]);
        Assert.Equal((2, 2, double.NaN), (one.MeanAbsoluteError, one.RootMeanSquaredError, one.RSquared));
    }

    /// <summary>Large targets that differ a little: their spread must not drown in their size.</summary>
    [Fact]
    public void The_size_of_targets_does_not_matter() => Gen.Float[-1, 1].Array[4, 50].Sample(noise =>
    {
        float[] targets = [.. noise.Select((value, i) => 1e6f + (i % 7) + value)], predictions = [.. targets.Select((value, i) => value + (i % 3))];
        RegressionMetrics metrics = Of(1, predictions, targets);
        double mean = targets.Average(value => (double)value);
        double errors = predictions.Zip(targets, (prediction, target) => Math.Pow((double)prediction - target, 2)).Sum();
        Assert.Equal(1 - (errors / targets.Sum(target => Math.Pow(target - mean, 2))), metrics.RSquared, 1e-9);
    });

    [Fact]
    public void Adding_in_parts_is_adding_at_once()
    {
        float[] predictions = [1, 2, 3, 4, 5, 6, 7, 8], targets = [1.5f, 2, 2, 4, 6, 6, 6, 9];
        var parts = new RegressionMetrics(2);
        parts.Add(predictions.AsSpan(0, 6), targets.AsSpan(0, 6));
        parts.Add(predictions.AsSpan(6), targets.AsSpan(6));
        Assert.Equal(Of(2, predictions, targets).ToString(), parts.ToString());
    }

    [Fact]
    public void They_are_written_overall_and_for_each_output()
    {
        Assert.Equal("MAE 0.5, RMSE 0.6124, R² 0.9486", Of(1, [2.5f, 0, 2, 8], [3, -0.5f, 2, 7]).ToString());
        Assert.Equal(
            "MAE 0.75, RMSE 0.8416, R² 0.9368\noutput 0: MAE 0.5, RMSE 0.6455, R² 0.9654\noutput 1: MAE 1, RMSE 1, R² 0.9082",
            Of(2, [0, 2, -1, 2, 8, -5], [0.5f, 1, -1, 1, 7, -6]).ToString());
        Assert.DoesNotContain("\n", new RegressionMetrics(1_025).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_and_indices_are_checked()
    {
        var metrics = new RegressionMetrics(2);
        Assert.StartsWith(
            "'targets' has 3 values; expected a multiple of 2, the number of outputs.",
            Assert.Throws<ArgumentException>("targets", () => metrics.Add(new float[3], new float[3])).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "'predictions' has 2 values; expected 4, one for each target.",
            Assert.Throws<ArgumentException>("predictions", () => metrics.Add(new float[2], new float[4])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("output", () => metrics[2]);
        Assert.Throws<ArgumentOutOfRangeException>("outputSize", () => new RegressionMetrics(0));
        Assert.Equal(0, metrics.Count);
    }

    [Fact]
    public void An_evaluation_of_numbers_has_errors_and_no_accuracy()
    {
        var network = new LinearNetwork(2, 2, seed: 3);
        Dataset<float> samples = LinearData.Sums(600);
        float[] targets = new float[1_200];
        samples.Read([.. Enumerable.Range(0, 600)], new float[1_200], targets);

        Evaluation evaluation = Trainer.Evaluate(network, samples);
        Assert.Equal(Of(2, Trainer.Predict(network, samples), targets).ToString(), evaluation.Regression!.ToString());
        Assert.Equal(evaluation.Loss, evaluation.Regression.MeanSquaredError, 1e-6);
        Assert.Null(evaluation.Classification);
        Assert.Equal(double.NaN, evaluation.Accuracy);
        Assert.StartsWith("600 samples, loss ", evaluation.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(evaluation.Regression.ToString().Split('\n')[0], evaluation.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("right", evaluation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_evaluation_of_classes_has_an_accuracy_and_no_errors()
    {
        var network = new LinearNetwork(2, 2, classifies: true);
        Evaluation evaluation = Trainer.Evaluate(network, LinearData.Comparisons(100));
        Assert.Null(evaluation.Regression);
        Assert.Matches("^100 samples, loss [0-9.]+, [0-9.]+ % right$", evaluation.ToString());
        // Rows of probabilities are no numbers to be off by.
        Assert.Null(Trainer.Evaluate(network, Dataset.Of(new float[2], 2, new float[] { 1, 0 }, 2)).Regression);
    }

    [Fact]
    public void An_epoch_is_written_without_what_it_does_not_have()
    {
        TrainingEpoch epoch = new()
        {
            Epoch = 3,
            Loss = 0.25,
            ValidationLoss = double.NaN,
            ValidationAccuracy = double.NaN,
            LearningRate = 0.1f,
            Elapsed = TimeSpan.FromSeconds(1),
        };
        Assert.Equal("epoch 3: loss 0.25", epoch.ToString());
        Assert.Equal("epoch 3: loss 0.25, validation loss 0.5", (epoch with { ValidationLoss = 0.5 }).ToString());
        Assert.Equal("epoch 3: loss 0.25, validation loss 0.5, 87.5 % right", (epoch with { ValidationLoss = 0.5, ValidationAccuracy = 0.875 }).ToString());
    }

    private static RegressionMetrics Of(int outputs, float[] predictions, float[] targets)
    {
        var metrics = new RegressionMetrics(outputs);
        metrics.Add(predictions, targets);
        return metrics;
    }
}
