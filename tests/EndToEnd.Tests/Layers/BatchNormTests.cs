using NetGen.EndToEnd.Tests.Images;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Layers;

/// <summary>Batch normalisation trains on the statistics of its batch, whatever its size, and infers with running ones.</summary>
public class BatchNormTests
{
    private const string Blocks = """
        /// <summary>A residual block under test.</summary>
        [Block]
        [Conv2d(6, 3, Same = true, UseBias = false), BatchNorm, Activate(Activation.Tanh), DepthwiseConv2d(3, Same = true), BatchNorm, Conv2d(6, 1), BatchNorm, Dense(6), BatchNorm]
        [Add("input")]
        public sealed partial class LinearNorms;

        """;

    internal static NetworkSet Chosen { get; } = NetworkSet.Of("ChosenNorms",
    [
        // Folded into the weight and the bias before it, or into the weight alone.
        "[Network(7)] [Dense(20), BatchNorm(Activation.Tanh), Dense(33, UseBias = false), BatchNorm, Dense(3)]",
        "[Network(height: 5, width: 6, channels: 3)] [Conv2d(18, 3, Padding = 1), BatchNorm(Activation.Relu), Conv2d(5, 1, UseBias = false), BatchNorm(UseBias = false), GlobalAveragePool, Dense(3)]",
        "[Network(height: 4, width: 4, channels: 4)] [Conv2d(8, 3, Groups = 2), BatchNorm(Activation.Tanh), Flatten, Dense(3)]",
        // Behind what cannot take it in: the input, an activation, a pool, what others read too.
        "[Network(height: 4, width: 5, channels: 3)] [BatchNorm, Conv2d(6, 2, Activation.Tanh), BatchNorm(Activation.Relu), MaxPool2d(2, Stride = 1), BatchNorm, Flatten, Dense(3)]",
        "[Network(5)] [BatchNorm(Activation.Tanh), Dense(3)]",
        "[Network(6)] [Dense(9, Name = \"a\"), BatchNorm(Activation.Tanh), Add(\"a\"), Dense(3)]",
        "[Network(6)] [Dense(9, Name = \"a\"), Activate(Activation.Tanh, Name = \"b\"), BatchNorm(From = \"a\"), Add(\"b\"), Dense(3)]",
        // Transposed, over steps, in layers of their own size.
        "[Network(height: 3, width: 3, channels: 2)] [ConvTranspose2d(5, 2, Stride = 2), BatchNorm(Activation.Silu), GlobalMaxPool, Dense(3)]",
        "[Network(steps: 6, features: 5)] [Dense(17), BatchNorm(Activation.Relu), Dense(6), BatchNorm, Flatten, Dense(3)]",
        // Frozen, it infers in training too.
        "[Network(7)] [Dense(12), BatchNorm(Activation.Tanh, Trainable = false), Dense(8), BatchNorm, Dense(3)]",
        // Other options.
        "[Network(7), L2(0.01f)] [Dense(12), BatchNorm(Activation.Tanh, Momentum = 1, Epsilon = 0.1f), Dense(8), BatchNorm(Momentum = 0), Dense(3)]",
        "[Network(7), ClipGradients(MaxNorm = 1000)] [Dense(12), BatchNorm(Activation.Tanh), Dense(3)]",
        "[Network(9, WorkspaceSamples = 2)] [Dense(40), BatchNorm(Activation.Tanh), Dense(3)]",
        // In blocks, where the layers' own names are those of their blocks.
        "[Network(height: 4, width: 4, channels: 5)] [Conv2d(6, 1), Block<LinearNorms>(Repeat = 2), Block<LinearNorms>(Name = \"x\"), Flatten, Dense(3)]",
        // Behind a layer that hands its input on.
        "[Network(height: 4, width: 4, channels: 5)] [Conv2d(6, 3, Same = true, Name = \"a\"), Dropout(0), BatchNorm, Add(\"a\"), Flatten, Dense(3)]",
        // A loss of each pixel.
        "[Network(height: 5, width: 4, channels: 2)] [Conv2d(9, 3, Same = true), BatchNorm(Activation.Tanh), Conv2d(3, 1), BatchNorm]",
    ], Blocks);

    /// <summary>Random images with a norm behind each convolution.</summary>
    internal static NetworkSet Random { get; } = new("RandomNorms", 20, (seed, name) => string.Concat(RandomImages.Draw(seed, name).Split('\n').Select((line, i) =>
        line.StartsWith("[Conv", StringComparison.Ordinal) ? $"{line}\n[BatchNorm(Activation.{(i % 2 == 0 ? "Tanh" : "Silu")})]\n" : line + "\n")));

    public static TheoryData<int> ChosenNumbers => Chosen.Numbers;

    public static TheoryData<int> Seeds => Random.Numbers;

    [Theory]
    [MemberData(nameof(ChosenNumbers))]
    public void Chosen_networks_agree_with_their_graph(int number) => Chosen.Compare(number, 3, 5, 70);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_images_agree_with_their_graph(int seed) => Random.Compare(seed, 4, 19);

    [Fact]
    public void A_batch_of_one_value_keeps_the_variance()
    {
        CompiledNetwork network = Of(0);
        float[] before = network.Buffers, inputs = Draw(network.InputSize), statistics = new float[network.BufferCount];
        var trainable = (ITrainableNetwork<int>)network.Instance;
        Assert.True(float.IsFinite(trainable.Gradients(inputs, [1], new float[network.ParameterCount], statistics)));
        Assert.True(float.IsFinite(trainable.TrainStep(inputs, [1], 0.1f)));
        Assert.Equal(before[20..40], network.Buffers[20..40]);
        Assert.Equal(before[20..40], statistics[20..40]);
        Assert.NotEqual(before[..20], network.Buffers[..20]);
    }

    [Fact]
    public void Frozen_statistics_stay()
    {
        CompiledNetwork network = Of(9);
        var trainable = (ITrainableNetwork<int>)network.Instance;
        float[] before = network.Buffers, gradients = new float[network.ParameterCount], statistics = new float[network.BufferCount], inputs = Draw(4 * network.InputSize);
        trainable.Gradients(inputs, [0, 1, 2, 0], gradients, statistics);
        Assert.All(statistics[..24], statistic => Assert.Equal(0, statistic));
        trainable.ApplyGradients(gradients, statistics, 0.1f);
        trainable.TrainStep(inputs, [0, 1, 2, 0], 0.1f);
        Assert.Equal(before[..24], network.Buffers[..24]);
        Assert.NotEqual(before[24..], network.Buffers[24..]);
    }

    [Fact]
    public void Gradients_and_their_statistics_make_the_same_step()
    {
        foreach (int number in (int[])[0, 1, 8, 11])
        {
            CompiledNetwork stepped = Of(number), applied = stepped.Another(seed: 3);
            float[] inputs = Draw(6 * stepped.InputSize), gradients = new float[stepped.ParameterCount], statistics = new float[stepped.BufferCount];
            int[] labels = [0, 1, 2, 2, 1, 0];
            float loss = stepped.StepOnLabels(inputs, labels, 0.1f);
            var trainable = (ITrainableNetwork<int>)applied.Instance;
            Assert.Equal(loss, trainable.Gradients(inputs, labels, gradients, statistics), 1e-6f);
            float[] untouched = applied.Buffers;
            applied.ApplyGradients(gradients, 0);
            Assert.Equal(untouched, applied.Buffers);
            trainable.ApplyGradients(gradients, statistics, 0.1f);
            Assert.Equal(stepped.Buffers, applied.Buffers);
            foreach ((float one, float other) in stepped.Parameters.Zip(applied.Parameters))
                Assert.Equal(one, other, 1e-5f);
        }
    }

    [Fact]
    public void What_is_not_finite_changes_nothing()
    {
        foreach (int number in (int[])[0, 1, 3, 11])
        {
            CompiledNetwork network = Of(number);
            float[] parameters = network.Parameters, buffers = network.Buffers, inputs = Draw(4 * network.InputSize);
            foreach (float poison in (float[])[float.NaN, float.PositiveInfinity, 1e30f])
            {
                inputs[network.InputSize + 1] = poison;
                network.StepOnLabels(inputs, [0, 1, 2, 0], 0.1f);
                Assert.Equal(parameters, network.Parameters);
                Assert.Equal(buffers, network.Buffers);
            }

            float[] statistics = new float[network.BufferCount];
            statistics[^1] = float.NaN;
            ((ITrainableNetwork)network.Instance).ApplyGradients(new float[network.ParameterCount], statistics, 0.1f);
            Assert.Equal(parameters, network.Parameters);
            Assert.Equal(buffers, network.Buffers);
        }
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        CompiledNetwork network = Of(0);
        var trainable = (ITrainableNetwork<int>)network.Instance;
        int buffers = network.BufferCount, parameters = network.ParameterCount;
        Assert.Equal(2 * (20 + 33), buffers);
        Assert.Throws<ArgumentException>("buffers", () => trainable.CopyBuffersTo(new float[buffers - 1]));
        Assert.Throws<ArgumentException>("buffers", () => trainable.CopyBuffersFrom(new float[buffers + 1]));
        Assert.Throws<ArgumentException>("statistics", () => trainable.ApplyGradients(new float[parameters], new float[buffers - 1], 0.1f));
        Assert.Throws<ArgumentException>("statistics", () => trainable.Gradients(new float[7], [1], new float[parameters], new float[1]));
    }

    [Fact]
    public void The_results_are_the_same_bits_on_two_threads()
    {
        foreach (int number in (int[])[1, 3, 8])
        {
            CompiledNetwork alone = Of(number), team = alone.Another(seed: 3);
            ((INetwork)team.Instance).Parallelism = 2;
            int samples = 40_000_000 / (alone.InputSize * 1000);
            float[] inputs = Draw(samples * alone.InputSize);
            int[] labels = [.. Enumerable.Range(0, samples).Select(i => i % 3)];
            for (int step = 0; step < 3; step++)
            {
                Assert.Equal(alone.StepOnLabels(inputs, labels, 0.01f), team.StepOnLabels(inputs, labels, 0.01f));
                Assert.Equal(alone.Parameters, team.Parameters);
                Assert.Equal(alone.Buffers, team.Buffers);
            }
        }
    }

    private static CompiledNetwork Of(int number) => Chosen[number, seed: 3];

    private static float[] Draw(int count)
    {
        var random = new System.Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => 3 * random.NextSingle() - 1)];
    }
}
