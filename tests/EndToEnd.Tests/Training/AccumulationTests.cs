using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>What gradients that are added up over several batches do with layers that have a state.</summary>
public class AccumulationTests
{
    private static readonly TrainingOptions TwoBatches =
        new() { Epochs = 1, BatchSize = 20, AccumulationSteps = 2, LearningRate = 0.1f, Shuffles = false };

    [Fact]
    public void Running_averages_move_towards_the_mean_of_the_batches()
    {
        CompiledNetwork network = Load("Dense(8), BatchNorm, Activate(Activation.Relu), Dense(2)"), loop = Load("Dense(8), BatchNorm, Activate(Activation.Relu), Dense(2)");
        Dataset<int> points = Circle.Points(40);
        Trainer.Fit(network.Learner(), points, TwoBatches);

        ITrainableNetwork<int> learner = loop.Learner();
        float[] inputs = new float[40], gradients = new float[loop.ParameterCount], sums = new float[loop.ParameterCount];
        int[] labels = new int[20];
        int buffers = learner.Description.BufferCount;
        float[] statistics = new float[buffers], means = new float[buffers], expected = new float[buffers], actual = new float[buffers];
        for (int batch = 0; batch < 2; batch++)
        {
            points.Read([.. Enumerable.Range(20 * batch, 20)], inputs, labels);
            learner.Gradients(inputs, labels, gradients, statistics);
            for (int i = 0; i < sums.Length; i++)
                sums[i] += gradients[i] / 2;
            for (int i = 0; i < buffers; i++)
                means[i] += statistics[i] / 2;
        }

        learner.ApplyGradients(sums, means, 0.1f);
        learner.CopyBuffersTo(expected);
        network.Learner().CopyBuffersTo(actual);
        AssertClose(expected, actual);
        AssertClose(loop.Parameters, network.Parameters);
    }

    /// <summary>No step lies between them.</summary>
    [Fact]
    public void Batches_of_a_step_drop_different_values()
    {
        CompiledNetwork network = Load("Dense(32, Activation.Tanh), Dropout(0.5f), Dense(2)"), once = Load("Dense(32, Activation.Tanh), Dropout(0.5f), Dense(2)");
        ulong seed = network.Learner().DropoutSeed;
        Dataset<int> points = Circle.Points(20);
        Trainer.Fit(network.Learner(), points.Subset([.. Enumerable.Range(0, 20), .. Enumerable.Range(0, 20)]), TwoBatches);
        Trainer.Fit(once.Learner(), points, TwoBatches with { AccumulationSteps = 1 });

        Assert.True(network.Parameters.Zip(once.Parameters, (a, b) => Math.Abs(a - b)).Max() > 1e-4);
        Assert.Equal(seed, network.Learner().DropoutSeed);
    }

    [Fact]
    public void Classes_weigh_as_in_one_batch()
    {
        const string Layers = "Dense(8, Activation.Tanh), Dense(2)", Loss = "SoftmaxCrossEntropy(ClassWeights = [0.1f, 10], IgnoreIndex = -1)";
        CompiledNetwork network = Load(Layers, Loss), large = Load(Layers, Loss);
        float[] inputs = new float[80];
        int[] labels = new int[40];
        Circle.Points(40).Read([.. Enumerable.Range(0, 40)], inputs, labels);
        Array.Sort(labels);
        labels.AsSpan(3, 9).Fill(-1);
        Dataset<int> points = Dataset.Of(inputs, labels);
        Trainer.Fit(network.Learner(), points, TwoBatches);
        Trainer.Fit(large.Learner(), points, TwoBatches with { BatchSize = 40, AccumulationSteps = 1 });
        AssertClose(large.Parameters, network.Parameters);
    }

    private static CompiledNetwork Load(string layers, string loss = "SoftmaxCrossEntropy") => CompiledNetwork.Of(
        NetworkCompilation.Of($"using NetGen;\n\n/// <summary>A network under test.</summary>\n[Network(2)]\n[{layers}]\n[{loss}]\npublic sealed partial class Tested;\n").Load(),
        "Tested",
        seed: 3);

    private static void AssertClose(float[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
}
