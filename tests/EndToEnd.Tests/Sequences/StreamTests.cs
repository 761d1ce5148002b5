using System.Reflection;
using NetGen.EndToEnd.Tests.Layers;
using NetGen.EndToEnd.Tests.Robustness;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Sequences;

/// <summary>A stream that is fed step by step, or some steps at a time, gives what the network gives for the whole sequence.</summary>
[Collection(nameof(Alone))]
public class StreamTests
{
    private static readonly NetworkSet Networks = NetworkSet.Of("Streamed",
    [
        "[Network(steps: 150, features: 3)] [Gru(7, ReturnsSequence = true), Dense(2)]",
        "[Network(steps: 90, features: 5)] [Lstm(16, ReturnsSequence = true, Activation = Activation.Tanh), LayerNorm, Rnn(18, ReturnsSequence = true), Dense(3)]",
        // What convolutions look back on is longer than what runs together, and shorter.
        "[Network(steps: 200, features: 2)] [Conv1d(18, 3, Activation.Relu, Causal = true, Dilation = 40), Conv1d(5, 4, Causal = true), Dense(3)]",
        "[Network(steps: 130, features: 1)] [Conv1d(8, 2, Causal = true, Activation = Activation.Tanh, Name = \"a\"), Conv1d(8, 2, Causal = true, Dilation = 2, Activation = Activation.Sigmoid), Multiply(\"a\"), Conv1d(8, 1), Add(\"a\"), Concat(\"a\"), Dense(2)]",
        // Groups, channels by themselves, padding that is causal without the word, a batch norm with what it has found in training.
        "[Network(steps: 70, features: 6)] [Conv1d(12, 3, PaddingBefore = 2, Groups = 3), BatchNorm(Activation.Relu), DepthwiseConv1d(3, Causal = true), Dropout(0.5f), Dense(2)]",
        // Of steps alone, so small that its samples would lie in the lanes, and plane by plane.
        "[Network(steps: 66, features: 2, ChannelsFirst = true, OutputsChannelsFirst = true)] [Dense(3, Activation.Tanh), Dense(2)]",
        // Blocks.
        "[Network(steps: 75, features: 6)] [Block<Gated>(Repeat = 3), Block<Gated>, RmsNorm, Dense(2)]",
        // As many outputs as features.
        "[Network(steps: 150, features: 3)] [Conv1d(6, 3, Causal = true), Gru(3, ReturnsSequence = true)]",
    ],
    """
    /// <summary>A block under test.</summary>
    [Block, Conv1d(6, 2, Activation.Tanh, Causal = true, Dilation = 3, Name = "a"), Gru(6, ReturnsSequence = true), Multiply("a"), Add("input")]
    public sealed partial class Gated;


    """);

    private static readonly NetworkSet OfLastStep = NetworkSet.Of("Last",
        ["[Network(steps: 20, features: 3)] [Conv1d(6, 3, Causal = true), Gru(9), Dense(4, Activation.Relu), Dense(2)]"]);

    private static readonly NetworkSet Without = NetworkSet.Of("Without",
    [
        "[Network(steps: 8, features: 3)] [Conv1d(6, 3, Padding = 1), Dense(2)]",
        "[Network(steps: 8, features: 3)] [Conv1d(6, 3, Stride = 2, Causal = true), Dense(2)]",
        "[Network(steps: 8, features: 3)] [Gru(6, ReturnsSequence = true, Bidirectional = true), Dense(2)]",
        "[Network(steps: 8, features: 3)] [Gru(6, ReturnsSequence = true), Flatten, Dense(2)]",
        "[Network(steps: 8, features: 3)] [GroupNorm(3), GlobalMaxPool, Dense(2)]",
        "[Network(steps: 8, features: 3)] [Dense(4, Name = \"a\"), Gru(4, Name = \"b\"), Add(\"b\", From = \"a\"), Dense(2)]",
        "[Network(steps: 8, features: 4)] [Attention(2), Dense(2)]",
        "[Network(24)] [Dense(2)]",
        "[Network(24)] [Embedding(9, 4), Gru(5), Flatten, Dense(2)]",
        "[Network(steps: 8, features: 3)] [PositionEmbedding, Attention(1), Dense(2)]",
        // What a stream would have to remember, or to make of the weights, is too much, and the network is compiled all the same.
        "[Network(steps: 8, features: 2048)] [DepthwiseConv1d(65, Causal = true), Dense(2)]",
        "[Network(steps: 4, features: 2)] [Block<Far>(Repeat = 17), Dense(2)]",
    ],
    """
    /// <summary>A block under test.</summary>
    [Block, Conv1d(2, 256, Causal = true, Dilation = 4096, UseBias = false)]
    public sealed partial class Far;


    """);

    public static TheoryData<int> Numbers => Networks.Numbers;

    public static TheoryData<int> NumbersWithout => Without.Numbers;

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Steps_give_what_the_sequence_gives(int number)
    {
        CompiledNetwork network = Trained(Networks[number, seed: 3]);
        (int steps, int features, int outputs) = SizesOf(network);
        float[] inputs = Draw(network.InputSize, seed: 1), expected = Whole(network, inputs, steps);
        foreach (int block in (int[])[1, 3, 64, 65, steps])
        {
            Stream stream = Stream.Of(network);
            float[] actual = new float[steps * outputs];
            for (int first = 0; first < steps; first += block)
            {
                int count = Math.Min(block, steps - first);
                stream.Process(inputs.AsSpan(first * features, count * features), actual.AsSpan(first * outputs, count * outputs));
            }

            AssertClose(expected, actual);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Streams_of_one_network_know_nothing_of_each_other(int number)
    {
        CompiledNetwork network = Trained(Networks[number, seed: 4]);
        (int steps, int features, int outputs) = SizesOf(network);
        Stream[] streams = [Stream.Of(network), Stream.Of(network), Stream.Of(network)];
        float[][] inputs = [Draw(network.InputSize, seed: 1), Draw(network.InputSize, seed: 2), Draw(network.InputSize, seed: 3)];
        float[][] actual = [.. inputs.Select(_ => new float[steps * outputs])];
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < streams.Length; i++)
                streams[i].Step(inputs[i].AsSpan(step * features, features), actual[i].AsSpan(step * outputs, outputs));
        }

        for (int i = 0; i < streams.Length; i++)
            AssertClose(Whole(network, inputs[i], steps), actual[i]);

        // From the beginning.
        float[] again = new float[steps * outputs];
        streams[1].Reset();
        streams[1].Process(inputs[0], again);
        AssertClose(actual[0], again);
    }

    [Fact]
    public void The_output_of_a_step_is_that_of_the_sequence_up_to_there()
    {
        CompiledNetwork network = OfLastStep[0, seed: 2];
        float[] inputs = Draw(60, seed: 5), actual = new float[2], expected = new float[2];
        Stream stream = Stream.Of(network);
        for (int step = 0; step < 20; step++)
            stream.Step(inputs.AsSpan(step * 3, 3), actual);
        network.Forward(inputs, expected);
        AssertClose(expected, actual);

        // It runs on for ever: what is behind the declared steps is one step like any other.
        for (int step = 0; step < 200; step++)
            stream.Step(inputs.AsSpan(0, 3), actual);
        Assert.All(actual, value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Nothing_is_allocated(int number)
    {
        CompiledNetwork network = Networks[number];
        (_, int features, int outputs) = SizesOf(network);
        Stream stream = Stream.Of(network);
        float[] inputs = Draw(100 * features, seed: 1), results = new float[100 * outputs];
        Assert.Equal(0, Allocated.By(() => stream.Step(inputs.AsSpan(0, features), results.AsSpan(0, outputs)), calls: 100));
        Assert.Equal(0, Allocated.By(() => stream.Process(inputs, results), calls: 20));
    }

    [Fact]
    public void A_thread_that_comes_to_a_stream_allocates_nothing()
    {
        Stream stream = Stream.Of(Networks[1]);
        float[] input = Draw(5, seed: 1), output = new float[3];
        stream.Step(input, output);
        long allocated = -1;
        var thread = new Thread(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            stream.Step(input, output);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Outputs_can_replace_inputs()
    {
        CompiledNetwork network = Networks[7, seed: 6];
        float[] steps = Draw(450, seed: 1), expected = new float[450];
        Stream.Of(network).Process(steps, expected);
        Stream stream = Stream.Of(network);
        stream.Step(steps.AsSpan(0, 3), steps.AsSpan(0, 3));
        stream.Process(steps.AsSpan(3), steps.AsSpan(3));

        AssertClose(expected, steps);
        Assert.StartsWith("The 3 'inputs' and the 3 'output' partly overlap: 'output' begins 4 bytes after 'inputs'.",
            Assert.Throws<ArgumentException>(() => stream.Step(steps.AsSpan(0, 3), steps.AsSpan(1, 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        Stream stream = Stream.Of(Networks[0]);
        float[] three = new float[3], two = new float[2], four = new float[4];

        Assert.Equal("'input' has 2 values; expected 3, the number of features per step. (Parameter 'input')",
            Assert.Throws<ArgumentException>(() => stream.Step(two, two)).Message);
        Assert.Equal("'output' has 4 values; expected 2: 1 steps of 2 outputs. (Parameter 'output')",
            Assert.Throws<ArgumentException>(() => stream.Step(three, four)).Message);
        Assert.Equal("'inputs' has 4 values; expected a multiple of 3, the number of features per step. (Parameter 'inputs')",
            Assert.Throws<ArgumentException>(() => stream.Process(four, two)).Message);
        Assert.Equal("'outputs' has 4 values; expected 2: 1 steps of 2 outputs. (Parameter 'outputs')",
            Assert.Throws<ArgumentException>(() => stream.Process(three, four)).Message);
    }

    [Theory]
    [MemberData(nameof(NumbersWithout))]
    public void A_network_that_looks_ahead_has_no_streams(int number) => Assert.Null(Without[number].Type.GetMethod("CreateStream"));

    /// <summary>A network whose running statistics are not those that it starts with.</summary>
    private static CompiledNetwork Trained(CompiledNetwork network)
    {
        (int steps, _, int outputs) = SizesOf(network);
        var labels = new Testing.ClassLabels(Enumerable.Range(0, 4 * steps).Select(i => i % outputs).ToArray());
        for (int i = 0; i < 3; i++)
            network.TrainStep(Draw(4 * network.InputSize, seed: i), labels, 0.01f);
        return network;
    }

    private static (int Steps, int Features, int Outputs) SizesOf(CompiledNetwork network)
    {
        int steps = (int)network.Type.GetField("OutputRows")!.GetRawConstantValue()!;
        return (steps, network.InputSize / steps, network.OutputSize / steps);
    }

    /// <summary>What the network makes of a sequence, step by step, however it is passed to it.</summary>
    private static float[] Whole(CompiledNetwork network, float[] inputs, int steps)
    {
        bool isPlanes = network.Type.CustomAttributes.Any(attribute => attribute.NamedArguments.Any(argument => argument.MemberName == "ChannelsFirst"));
        float[] outputs = new float[network.OutputSize];
        network.Forward(isPlanes ? Turned(inputs, steps) : inputs, outputs);
        return isPlanes ? Turned(outputs, outputs.Length / steps) : outputs;

        // So many rows, as columns.
        static float[] Turned(float[] values, int rows) => [.. Enumerable.Range(0, values.Length).Select(i => values[i % rows * (values.Length / rows) + i / rows])];
    }

    private static float[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        double norm = Math.Sqrt(expected.Sum(value => (double)value * value));
        double difference = Math.Sqrt(expected.Zip(actual, (left, right) => ((double)left - right) * (left - right)).Sum());
        Assert.True(norm > 0);
        Assert.InRange(difference / norm, 0, 1e-5);
    }

    /// <summary>A stream of a compiled network.</summary>
    private sealed record Stream(MapsRows Step, MapsRows Process, Action Reset)
    {
        public static Stream Of(CompiledNetwork network)
        {
            object stream = network.Type.GetMethod("CreateStream")!.Invoke(network.Instance, null)!;
            return new Stream(Method<MapsRows>("Step"), Method<MapsRows>("Process"), Method<Action>("Reset"));

            T Method<T>(string name)
                where T : Delegate => stream.GetType().GetMethod(name, BindingFlags.Public | BindingFlags.Instance)!.CreateDelegate<T>(stream);
        }
    }
}
