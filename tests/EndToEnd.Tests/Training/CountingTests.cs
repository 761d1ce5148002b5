using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>Means are weighted by what the loss counts, and what it ignores counts nowhere.</summary>
public class CountingTests
{
    private const int Samples = 512;

    private static readonly NetworkSource Weighted =
        new(2, new Layer(2)) { Loss = new SoftmaxCrossEntropy(ClassWeights: [0.1f, 10]) };

    [Fact]
    public void The_order_of_the_samples_does_not_matter_to_an_evaluation()
    {
        (float[] inputs, int[] labels) = Points();
        CompiledNetwork network = NetworkCompilation.Load(Weighted, seed: 3);
        Dataset<int> interleaved = Dataset.Of(inputs, labels);
        int[] byClass = [.. Enumerable.Range(0, Samples).OrderBy(i => labels[i])];
        double expected = network.LossOfLabels(inputs, labels);
        Assert.Equal(expected, Trainer.Evaluate(network.Learner(), interleaved).Loss, 1e-5);
        Assert.Equal(expected, Trainer.Evaluate(network.Learner(), interleaved.Subset(byClass)).Loss, 1e-5);
    }

    [Fact]
    public void The_loss_of_an_epoch_is_weighted_like_that_of_its_batches()
    {
        (float[] inputs, int[] labels) = Points();
        int[] byClass = [.. Enumerable.Range(0, Samples).OrderBy(i => labels[i])];
        Dataset<int> points = Dataset.Of(inputs, labels).Subset(byClass);
        CompiledNetwork network = NetworkCompilation.Load(Weighted, seed: 3);
        // Without steps the mean over the epoch is that over all samples.
        TrainingHistory history = Trainer.Fit(
            network.Learner(), points, new() { Epochs = 1, LearningRate = 0, BatchSize = 64, Shuffles = false }, validation: points);
        double expected = network.LossOfLabels(inputs, labels);
        Assert.Equal(expected, history.Epochs[0].Loss, 1e-5);
        Assert.Equal(expected, history.Epochs[0].ValidationLoss, 1e-5);
    }

    [Theory]
    [InlineData(-100)]
    [InlineData(255)]
    [InlineData(0)]
    public void A_label_to_be_ignored_counts_nowhere_whatever_its_sign(int ignored)
    {
        NetworkSource source = Circle.Source with { Layers = [new Layer(3)], Loss = new SoftmaxCrossEntropy(IgnoreIndex: ignored) };
        CompiledNetwork network = Circle.Load(source), other = Circle.Load(source);
        (float[] inputs, int[] labels) = Points(classes: 2, first: 1, count: 40);
        // A batch of nothing else, and one of which half counts.
        Array.Fill(labels, ignored, 10, 15);
        Dataset<int> all = Dataset.Of(inputs, labels);
        Dataset<int> known = all.Subset([.. Enumerable.Range(0, 10), .. Enumerable.Range(25, 5), .. Enumerable.Range(30, 10)]);

        TrainingHistory history = Trainer.Fit(network.Learner(), all, Ordered(10), validation: all);
        // The same steps.
        double sum = 0;
        for (int epoch = 0; epoch < 2; epoch++)
        {
            sum = 0;
            foreach ((int first, int counted) in ((int, int)[])[(0, 10), (20, 5), (30, 10)])
                sum += counted * other.StepOnLabels(inputs.AsSpan(2 * first, 20), labels.AsSpan(first, 10), 0.01f);
        }

        Assert.Equal(other.Parameters, network.Parameters);
        Assert.Equal(sum / 25, history.Epochs[^1].Loss, 1e-6);

        Evaluation evaluation = Trainer.Evaluate(network.Learner(), all), expected = Trainer.Evaluate(network.Learner(), known);
        Assert.Equal((25, 25, 25), (evaluation.Count, evaluation.Classification!.Count, evaluation.Classification.Calibration.Count));
        Assert.Equal(expected.Loss, evaluation.Loss, 1e-5);
        Assert.Equal(expected.Accuracy, evaluation.Accuracy);
        Assert.Equal(expected.Accuracy, history.Epochs[^1].ValidationAccuracy);
        Assert.Equal(expected.Classification!.Confusion.ToString(), evaluation.Classification.Confusion.ToString());
    }

    [Fact]
    public void A_batch_of_a_class_that_weighs_nothing_is_no_step()
    {
        NetworkSource source = Circle.WithAdam with { Loss = new SoftmaxCrossEntropy(ClassWeights: [0, 2]) };
        CompiledNetwork network = Circle.Load(source), other = Circle.Load(source);
        (float[] inputs, int[] labels) = Points(count: 30);
        Array.Fill(labels, 0, 10, 10);
        TrainingHistory history = Trainer.Fit(network.Learner(), Dataset.Of(inputs, labels), Ordered(10));
        Dataset<int> known = Dataset.Of(inputs, labels).Subset([.. Enumerable.Range(0, 10), .. Enumerable.Range(20, 10)]);
        TrainingHistory expected = Trainer.Fit(other.Learner(), known, Ordered(10));
        Assert.Equal(other.Parameters, network.Parameters);
        Assert.Equal(expected.Epochs[^1].Loss, history.Epochs[^1].Loss);
        // Its samples are classified all the same.
        Evaluation evaluation = Trainer.Evaluate(network.Learner(), Dataset.Of(inputs, labels));
        Assert.Equal((30, 30), (evaluation.Count, evaluation.Classification!.Count));
        Assert.True(double.IsFinite(evaluation.Loss));
    }

    [Fact]
    public void A_schedule_is_asked_for_steps_alone()
    {
        NetworkSource source = Circle.Source with { Loss = new SoftmaxCrossEntropy(IgnoreIndex: -1) };
        Recorder recorder = new(Circle.Load(source).Learner());
        (float[] inputs, int[] labels) = Points(count: 30);
        Array.Fill(labels, -1, 10, 10);
        TrainingOptions options = new() { Epochs = 2, BatchSize = 10, Shuffles = false, Schedule = new ExponentialSchedule(1, 0.5) };
        Trainer.Fit(recorder, Dataset.Of(inputs, labels), options);
        Assert.Equal([1, 0.5f, 0.25f, 0.125f], recorder.Rates);
    }

    [Fact]
    public void A_dataset_in_which_nothing_counts_is_refused()
    {
        NetworkSource source = Circle.Source with { Loss = new SoftmaxCrossEntropy(IgnoreIndex: 1) };
        CompiledNetwork network = Circle.Load(source);
        float[] before = network.Parameters;
        Dataset<int> nothing = Dataset.Of(new float[20], Enumerable.Repeat(1, 10).ToArray());
        AssertRefused("training", () => Trainer.Fit(network.Learner(), nothing));
        AssertRefused("training", () => Trainer.Fit(network.Learner(), new Elsewhere<int>(nothing)));
        AssertRefused("validation", () => Trainer.Fit(network.Learner(), Circle.Points(10), validation: nothing));
        // Each part of a split must have a sample that counts.
        int[] labels = [.. Enumerable.Repeat(1, 9), 0];
        foreach (int[] order in (int[][])[[.. labels], [.. labels.Reverse()]])
        {
            Dataset<int> half = Dataset.Of(new float[20], order);
            TrainingOptions options = new() { ValidationShare = 0.5, Shuffles = false };
            AssertRefused("training", () => Trainer.Fit(network.Learner(), half, options));
        }

        Assert.Equal(before, network.Parameters);
        AssertRefused("validation", () => Trainer.Fit(network.Learner(), Circle.Points(10), validation: new Elsewhere<int>(nothing)));
        Evaluation evaluation = Trainer.Evaluate(network.Learner(), nothing);
        Assert.Equal((0, double.NaN, double.NaN), (evaluation.Count, evaluation.Loss, evaluation.Accuracy));

        static void AssertRefused(string parameter, Action action) =>
            Assert.Contains("No sample counts", Assert.Throws<ArgumentException>(parameter, action).Message, StringComparison.Ordinal);
    }

    private static TrainingOptions Ordered(int batchSize) => new() { Epochs = 2, BatchSize = batchSize, LearningRate = 0.01f, Shuffles = false };

    private static (float[] Inputs, int[] Labels) Points(int classes = 2, int first = 0, int count = Samples)
    {
        var random = new Random(5);
        float[] inputs = [.. Enumerable.Range(0, 2 * count).Select(_ => random.NextSingle() - 0.5f)];
        return (inputs, [.. Enumerable.Range(0, count).Select(_ => first + random.Next(classes))]);
    }
}
