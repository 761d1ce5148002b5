using Xunit;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Every sample is held out once, from a network that knows nothing of it.</summary>
public class CrossValidationTests
{
    private static readonly TrainingOptions Options = new() { Epochs = 3, LearningRate = 0.1f, Seed = 4 };

    [Fact]
    public void It_is_a_loop_over_the_folds()
    {
        Dataset<float> samples = LinearData.Sums(50);
        CrossValidationResult result = CrossValidation.Run(() => new LinearNetwork(2, 2, seed: 1), samples, folds: 5, Options with { Shuffles = false });

        double[] losses = new double[5];
        for (int fold = 0; fold < 5; fold++)
        {
            var network = new LinearNetwork(2, 2, seed: 1);
            int[] heldOut = [.. Enumerable.Range(10 * fold, 10)];
            Trainer.Fit(network, samples.Subset([.. Enumerable.Range(0, 50).Except(heldOut)]), Options with { Shuffles = false });
            losses[fold] = Trainer.Evaluate(network, samples.Subset(heldOut)).Loss;
        }

        Assert.Equal(losses, result.Folds.Select(fold => fold.Loss));
        Assert.All(result.Folds, fold => Assert.Equal(10, fold.Count));
        double mean = losses.Average();
        Assert.Equal(mean, result.Loss.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(losses.Sum(loss => Math.Pow(loss - mean, 2)) / 4), result.Loss.StandardDeviation, 1e-12);
        Assert.Equal(result.Folds.Average(fold => fold.Regression!.RSquared), result.RSquared.Mean, 1e-12);
        Assert.Equal(result.Folds.Average(fold => fold.Regression!.MeanAbsoluteError), result.MeanAbsoluteError.Mean, 1e-12);
        Assert.Equal(result.Folds.Average(fold => fold.Regression!.RootMeanSquaredError), result.RootMeanSquaredError.Mean, 1e-12);
        Assert.Equal(double.NaN, result.Accuracy.Mean);
    }

    /// <summary>A class of five samples is in every one of five folds.</summary>
    [Fact]
    public void Every_fold_has_all_classes()
    {
        int[] labels = [.. Enumerable.Repeat(0, 40), .. Enumerable.Repeat(1, 5), .. Enumerable.Repeat(2, 15)];
        Dataset<int> samples = Dataset.Of(new float[60], labels);
        CrossValidationResult result = CrossValidation.Run(() => new LinearNetwork(1, 3, classifies: true), samples, folds: 5, Options);

        Assert.All(result.Folds, fold =>
        {
            ConfusionMatrix confusion = fold.Classification!.Confusion;
            Assert.Equal([8, 1, 3], Enumerable.Range(0, 3).Select(label => (int)Enumerable.Range(0, 3).Sum(predicted => confusion[label, predicted])));
        });
        // The largest class is always answered.
        Assert.Equal(8.0 / 12, result.Accuracy.Mean, 1e-12);
        Assert.Equal(0, result.Accuracy.StandardDeviation, 1e-12);
        Assert.Equal(8.0 / 12, result.Summarize(fold => fold.Classification!.TopAccuracy(1)).Mean, 1e-12);
    }

    [Fact]
    public void Every_sample_is_held_out_once_and_learned_from_in_all_other_folds()
    {
        var heldOut = new List<float>();
        var learned = new Dictionary<float, int>();
        Dataset<float> samples = Dataset.Of(Enumerable.Range(0, 23).Select(i => (float)i).ToArray(), 1, new float[23], 1);
        CrossValidation.Run(() => new Watching(heldOut, learned), samples, folds: 4, Options with { Epochs = 1, LearningRate = 0 });

        Assert.Equal(Enumerable.Range(0, 23).Select(i => (float)i), heldOut.Order());
        // They are shuffled.
        Assert.NotEqual(heldOut.Order(), heldOut);
        Assert.All(learned.Values, times => Assert.Equal(3, times));
    }

    [Fact]
    public void Early_stopping_does_not_see_the_fold()
    {
        TrainingOptions stops = Options with { EarlyStopping = new() };
        Assert.Contains(
            "requires a validation set",
            Assert.Throws<ArgumentException>("options", () => Run(LinearData.Sums(50), 5, stops)).Message, StringComparison.Ordinal);
        Assert.Equal(5, Run(LinearData.Sums(50), 5, stops with { ValidationShare = 0.2 }).Folds.Length);
    }

    [Fact]
    public void The_results_are_written_in_a_line()
    {
        Assert.Equal("0.5 ± 0.12", new MetricSummary(0.5, 0.1234).ToString());
        Assert.Matches("^2 folds: loss [^,]+ ± [^,]+, MAE [^,]+ ± [^,]+, RMSE [^,]+ ± [^,]+, R² [^,]+ ± [^,]+$", Run(LinearData.Sums(50), 2, Options).ToString());
        Assert.Matches(
            "^2 folds: loss [^,]+ ± [^,]+, accuracy [^,]+ ± [^,]+$",
            CrossValidation.Run(() => new LinearNetwork(2, 2, classifies: true), LinearData.Comparisons(50), 2, Options).ToString());
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        int networks = 0;
        Assert.Throws<OperationCanceledException>(() => CrossValidation.Run(
            () =>
            {
                if (++networks == 2)
                    source.Cancel();
                return new LinearNetwork(2, 2);
            },
            LinearData.Sums(50), 5, Options, source.Token));
        Assert.Equal(2, networks);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => Run(LinearData.Sums(50), 1, Options));
        Refuses("dataset", "The dataset has 4 samples; 5 folds need at least 5.", () => Run(LinearData.Sums(4), 5, Options));
        Refuses(
            "options", "CheckpointPath names one file, but each fold is trained separately: leave it out.",
            () => Run(LinearData.Sums(50), 5, Options with { CheckpointPath = "checkpoint" }));
        var network = new LinearNetwork(2, 2);
        Refuses(
            "createNetwork", "'createNetwork' returned a network that is already trained; it must create a new one for each fold.",
            () => CrossValidation.Run(() => network, LinearData.Sums(50), 5, Options));
        float[] targets = new float[20];
        targets[13] = float.NaN;
        Refuses(
            "dataset", "Target 0 of sample 13 is NaN; a target must be finite.",
            () => CrossValidation.Run(() => new LinearNetwork(1, 1), Dataset.Of(new float[20], 1, targets, 1), 5, Options));

        static void Refuses(string parameter, string message, Action action) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(parameter, action).Message, StringComparison.Ordinal);
    }

    private static CrossValidationResult Run(Dataset<float> samples, int folds, TrainingOptions options) =>
        CrossValidation.Run(() => new LinearNetwork(2, 2), samples, folds, options);

    /// <summary>Notes what it is trained with and measured on.</summary>
    private sealed class Watching(List<float> heldOut, Dictionary<float, int> learned) : ITrainableNetwork<float>
    {
        public NetworkDescription Description { get; } = new("Watching", "", "", 1, 1, [], []);

        public int Parallelism { get; set; } = 1;

        public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float learningRate)
        {
            foreach (float input in inputs)
                learned[input] = learned.GetValueOrDefault(input) + 1;
            return 0;
        }

        public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
        {
            heldOut.AddRange(inputs);
            return 0;
        }

        public float Gradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients) => 0;

        public void ApplyGradients(ReadOnlySpan<float> gradients, float learningRate)
        {
        }

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => outputs.Clear();

        public void Predict(ReadOnlySpan<float> inputs, Span<float> predictions) => predictions.Clear();

        public void CopyParametersTo(Span<float> parameters)
        {
        }

        public void CopyParametersFrom(ReadOnlySpan<float> parameters)
        {
        }

        public void ResetOptimizer()
        {
        }

        public void CopyOptimizerTo(Span<float> state, out long steps) => steps = 0;

        public void CopyOptimizerFrom(ReadOnlySpan<float> state, long steps)
        {
        }
    }
}
