using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>A sample that cannot be trained on is named by its index in the dataset, before the first step where the dataset is in memory.</summary>
public class SampleCheckTests
{
    private const int Samples = 300, Bad = 277;

    private static readonly NetworkSource Regression = new(2, new Layer(2)) { Loss = new MeanSquaredError() };

    [Theory]
    [InlineData(2, "The label of sample 277 is 2; with 2 classes it must be 0 to 1.")]
    [InlineData(-1, "The label of sample 277 is -1; with 2 classes it must be 0 to 1.")]
    public void A_label_of_no_class_is_refused(int label, string message)
    {
        (float[] inputs, int[] labels) = Points();
        labels[Bad] = label;
        Refuses(message, Circle.Source, Dataset.Of(inputs, labels));
    }

    [Fact]
    public void The_label_to_be_ignored_is_named_in_the_message()
    {
        (float[] inputs, int[] labels) = Points();
        labels[Bad] = 2;
        NetworkSource source = Circle.Source with { Loss = new SoftmaxCrossEntropy(IgnoreIndex: -1) };
        Refuses("The label of sample 277 is 2; with 2 classes it must be 0 to 1, or -1 to ignore the sample.", source, Dataset.Of(inputs, labels));
    }

    [Theory]
    [InlineData(float.NaN, "Feature 1 of sample 277 is NaN; a feature must be finite.")]
    [InlineData(float.NegativeInfinity, "Feature 1 of sample 277 is -Infinity; a feature must be finite.")]
    public void A_feature_that_is_not_finite_is_refused(float value, string message)
    {
        (float[] inputs, int[] labels) = Points();
        inputs[2 * Bad + 1] = value;
        Refuses(message, Circle.Source, Dataset.Of(inputs, labels));
        Refuses(message, Regression, Dataset.Of(inputs, 2, new float[2 * Samples], 2));
    }

    [Fact]
    public void A_target_that_is_not_finite_is_refused()
    {
        float[] targets = new float[2 * Samples];
        targets[2 * Bad] = float.NaN;
        Refuses(
            "Target 0 of sample 277 is NaN; a target must be finite.", Regression,
            Dataset.Of(new float[2 * Samples], 2, targets, 2));
    }

    [Fact]
    public void A_row_that_is_no_distribution_is_refused()
    {
        float[] targets = [.. Enumerable.Repeat(0.5f, 2 * Samples)];
        targets[2 * Bad] = 0.75f;
        Dataset<float> rows = Dataset.Of(new float[2 * Samples], 2, targets, 2);
        Refuses("The targets of sample 277 sum to 1.25;", Circle.Source, rows);
        Refuses("set ValidateTargets = false", Circle.Source, rows);
        CompiledNetwork asTheyAre = Circle.Load(Circle.Source with { Loss = new SoftmaxCrossEntropy(ValidateTargets: false) });
        Assert.Single(Trainer.Fit((ITrainableNetwork<float>)asTheyAre.Instance, rows, new() { Epochs = 1 }).Epochs);
    }

    [Fact]
    public void An_evaluation_names_the_sample_as_well()
    {
        (float[] inputs, int[] labels) = Points();
        labels[Bad] = 2;
        Dataset<int> points = Dataset.Of(inputs, labels);
        Assert.Contains("sample 277 is 2", Error(() => Trainer.Evaluate(Circle.Load().Learner(), points)), StringComparison.Ordinal);
    }

    /// <summary>In memory or not, shuffled and split or not; as the validation set too.</summary>
    private static void Refuses<TTarget>(string message, NetworkSource source, Dataset<TTarget> bad)
        where TTarget : unmanaged
    {
        CompiledNetwork network = NetworkCompilation.Load(source);
        var learner = (ITrainableNetwork<TTarget>)network.Instance;
        Dataset<TTarget> good = bad.Subset([.. Enumerable.Range(0, 64)]);
        float[] before = network.Parameters;
        TrainingOptions[] all =
        [
            new() { BatchSize = 16 },
            new() { BatchSize = 16, Shuffles = false },
            new() { BatchSize = 16, ValidationShare = 0.3 },
            new() { BatchSize = 16, ValidationShare = 0.3, Seed = 1 },
            new() { BatchSize = 16, ValidationShare = 0.3, Shuffles = false },
        ];
        foreach (TrainingOptions options in all)
        {
            Assert.Contains(message, Error(() => Trainer.Fit(learner, bad, options)), StringComparison.Ordinal);
            Assert.Equal(before, network.Parameters);
        }

        Assert.Contains(message, Error(() => Trainer.Fit(learner, good, validation: bad)), StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters);

        // Read when it is needed, and checked then.
        foreach (TrainingOptions options in all)
            Assert.Contains(message, Error(() => Trainer.Fit(learner, new Elsewhere<TTarget>(bad), options)), StringComparison.Ordinal);
        Assert.Contains(message, Error(() => Trainer.Fit(learner, good, validation: new Elsewhere<TTarget>(bad))), StringComparison.Ordinal);
        Assert.All(network.Parameters, parameter => Assert.True(float.IsFinite(parameter)));
    }

    private static string Error(Action action) => Assert.Throws<ArgumentException>(action).Message;

    private static (float[] Inputs, int[] Labels) Points()
    {
        float[] inputs = new float[2 * Samples];
        int[] labels = new int[Samples];
        Circle.Points(Samples).Read([.. Enumerable.Range(0, Samples)], inputs, labels);
        return (inputs, labels);
    }
}
