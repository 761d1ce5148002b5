using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>What an evaluation says of networks that are unusual.</summary>
public class EvaluationTests
{
    // In the lanes, and along rows.
    private static readonly NetworkSource[] Sources = [new(2, new Layer(3)), new(2, new Layer(40, Activation.Tanh), new Layer(20))];

    /// <summary>Only pairs of classes that occur take memory.</summary>
    [Fact]
    public void Many_classes_can_be_evaluated()
    {
        const int Classes = 50_000;
        CompiledNetwork network = NetworkCompilation.Load(new NetworkSource(1, new Layer(Classes)));
        float[] parameters = new float[2 * Classes];
        // The bias of one class is larger than every other.
        parameters[Classes + 40_000] = 1;
        network.Parameters = parameters;
        Dataset<int> samples = Dataset.Of(new float[30], (int[])[.. Enumerable.Repeat(40_000, 20), .. Enumerable.Repeat(7, 10)]);
        ITrainableNetwork<int> learner = network.Learner();

        long before = GC.GetAllocatedBytesForCurrentThread();
        ClassificationMetrics metrics = Trainer.Evaluate(learner, samples).Classification!;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
        Assert.Equal((30, 20.0 / 30), (metrics.Count, metrics.Accuracy));
        Assert.Equal((20, 10, 0), (metrics.Confusion[40_000, 40_000], metrics.Confusion[7, 40_000], metrics.Confusion[7, 7]));
        // The other class is never found.
        Assert.Equal(1.0 / 3, metrics.Confusion.MeanPrecision, 1e-12);
    }

    [Fact]
    public void Predictions_that_are_not_a_number_are_wrong()
    {
        foreach (NetworkSource source in Sources)
        {
            CompiledNetwork network = NetworkCompilation.Load(source);
            network.Parameters = [.. Enumerable.Repeat(float.NaN, network.ParameterCount)];
            Evaluation evaluation = Trainer.Evaluate(network.Learner(), Dataset.Of(new float[8], new[] { 0, 0, 1, 2 }));
            ClassificationMetrics metrics = evaluation.Classification!;
            Assert.Equal((4, 0.0), (metrics.Count, evaluation.Accuracy));
            Assert.Equal(0, metrics.TopAccuracy(source.OutputSize));
            Assert.Equal((2, 1, 0), (metrics.Confusion.Unpredicted(0), metrics.Confusion.Unpredicted(1), metrics.Confusion[0, 0]));
            Assert.Equal((0, 0.0), (metrics.Calibration.Count, metrics.Confusion.Recall(0)));
        }
    }

    /// <summary>With a hinge loss one output can be NaN alone.</summary>
    [Fact]
    public void An_output_that_is_not_a_number_is_never_the_largest()
    {
        foreach (NetworkSource source in Sources)
        {
            CompiledNetwork network = NetworkCompilation.Load(source with { Loss = new HingeLoss() });
            float[] parameters = new float[network.ParameterCount];
            parameters[^source.OutputSize] = float.NaN;
            parameters[^1] = -1;
            parameters[^2] = -0.5f;
            network.Parameters = parameters;
            float[] outputs = new float[source.OutputSize];
            network.Forward(new float[2], outputs);
            Assert.True(float.IsNaN(outputs[0]));
            Assert.Equal(1, network.Classify(new float[2]));
            Assert.Equal(1, Trainer.Evaluate(network.Learner(), Dataset.Of(new float[2], new[] { 1 })).Accuracy);
            Assert.Equal(0, Trainer.Evaluate(network.Learner(), Dataset.Of(new float[2], new[] { 0 })).Accuracy);
        }
    }

    [Fact]
    public void Scores_have_no_calibration()
    {
        NetworkSource source = Circle.Source with { Loss = new HingeLoss() };
        CompiledNetwork network = Circle.Load(source);
        // Scores of 0.75 and 0.25 look like probabilities.
        float[] parameters = new float[network.ParameterCount];
        (parameters[^2], parameters[^1]) = (0.75f, 0.25f);
        network.Parameters = parameters;
        Calibration calibration = Trainer.Evaluate(network.Learner(), Circle.Points(50)).Classification!.Calibration;
        Assert.Equal((0, double.NaN), (calibration.Count, calibration.Error));
        Assert.Equal(50, Trainer.Evaluate(Circle.Load().Learner(), Circle.Points(50)).Classification!.Calibration.Count);
    }
}
