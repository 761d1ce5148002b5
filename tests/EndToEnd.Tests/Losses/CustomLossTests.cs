using System.Reflection;
using NetGen.EndToEnd.Tests.Robustness;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Losses;

/// <summary>A loss of the caller does what the same loss of NetGen does, in every kind of network.</summary>
[Collection(nameof(Alone))]
public class CustomLossTests
{
    private static readonly string[] Layers =
    [
        // In the lanes, in tiles, in several passes, and as a sequence.
        "[Network(2), Dense(4, Activation.Tanh), Dense(3)]",
        "[Network(2), Dense(4, Activation.Relu), Dropout(0.3f), Dense(2), L2(0.05f)]",
        "[Network(20), Dense(33, Activation.Gelu), Dense(5)]",
        "[Network(20, WorkspaceSamples = 8), Dense(40, Activation.Relu), Dropout(0.5f), Dense(40, Activation.Silu), Dense(4), Adam]",
        "[Network(12), Dense(24), BatchNorm(Activation.Relu), Dropout(0.25f), Dense(3), L1(0.01f), Sgd(Momentum = 0.9f)]",
        "[Network(12), Dense(24, Activation.Relu), Dense(1), ClipGradients(MaxNorm = 0.5f)]",
        "[Network(steps: 7, features: 3), Gru(6, ReturnsSequence = true), Dropout(0.4f), Dense(2)]",
        "[Network(height: 6, width: 6, channels: 2, ChannelsFirst = true, OutputsChannelsFirst = true), Conv2d(4, 3, Activation.Relu), BatchNorm, Conv2d(3, 3)]",
    ];

    private static readonly Lazy<Assembly> Compiled = new(() => NetworkCompilation.Of("using NetGen;\n" + string.Concat(Layers.Select((layers, i) =>
        $"""
        /// <summary>A network under test.</summary>
        {layers} [MeanSquaredError]
        public sealed partial class Squared{i};

        /// <summary>A network under test.</summary>
        {layers} [CustomLoss]
        public sealed partial class Custom{i}
        (;)

        """.Replace("(;)", i == 0 ? "{\n    /// <summary>No member of this name is generated.</summary>\n    public float Loss { get; set; }\n}" : ";", StringComparison.Ordinal)))
        + """
        /// <summary>A network under test.</summary>
        [Network(5), Embedding(9, 8), Gru(6), Dense(2), CustomLoss]
        public sealed partial class Words;
        """).Load());

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Layers.Length)];

    private delegate float Steps<TLoss>(ReadOnlySpan<float> inputs, ref TLoss loss, float learningRate)
        where TLoss : struct, IOutputLoss;

    private delegate float Finds<TLoss>(ReadOnlySpan<float> inputs, ref TLoss loss, Span<float> gradients)
        where TLoss : struct, IOutputLoss;

    private delegate void FindsOfInputs<TLoss>(ReadOnlySpan<float> inputs, ref TLoss loss, Span<float> gradients)
        where TLoss : struct, IOutputLoss;

    private delegate float StepsOnTokens<TLoss>(ReadOnlySpan<int> inputs, ref TLoss loss, float learningRate)
        where TLoss : struct, IOutputLoss;

    [Theory]
    [MemberData(nameof(Numbers))]
    public void It_trains_as_the_loss_it_computes_does(int number)
    {
        foreach (int samples in (int[])[1, 2, 17, 40])
        {
            (CompiledNetwork expected, CompiledNetwork actual) = Pair(number);
            float[] inputs = Draw(samples * expected.InputSize, seed: 1), targets = Draw(samples * expected.OutputSize, seed: 2);
            var loss = new SquaredError { Targets = targets };
            for (int step = 0; step < 4; step++)
            {
                float mean = expected.StepOnRows(inputs, targets, 0.05f);
                AssertClose([mean], [Method<Steps<SquaredError>>(actual, "TrainStep")(inputs, ref loss, 0.05f)]);
            }

            Assert.Equal(4, loss.Calls);
            AssertClose(expected.Parameters, actual.Parameters);
            AssertClose(expected.Buffers, actual.Buffers);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void It_has_the_gradients_of_the_loss_it_computes(int number)
    {
        const int Samples = 19;
        (CompiledNetwork expected, CompiledNetwork actual) = Pair(number);
        float[] inputs = Draw(Samples * expected.InputSize, seed: 1), targets = Draw(Samples * expected.OutputSize, seed: 2);
        float[] expectedGradients = new float[expected.ParameterCount], gradients = new float[expected.ParameterCount];
        var loss = new SquaredError { Targets = targets };

        float mean = expected.GradientsOfRows(inputs, targets, expectedGradients);
        AssertClose([mean], [Method<Finds<SquaredError>>(actual, "Gradients")(inputs, ref loss, gradients)]);
        AssertClose(expectedGradients, gradients);

        if (!actual.Has("InputGradients"))
            return;
        float[] expectedInputs = new float[inputs.Length], ofInputs = new float[inputs.Length];
        expected.InputGradientsOfRows(inputs, targets, expectedInputs);
        Method<FindsOfInputs<SquaredError>>(actual, "InputGradients")(inputs, ref loss, ofInputs);
        AssertClose(expectedInputs, ofInputs);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_is_not_finite_changes_nothing(int number)
    {
        (_, CompiledNetwork network) = Pair(number);
        float[] inputs = Draw(4 * network.InputSize, seed: 1), before = network.Parameters, buffers = network.Buffers;
        var step = Method<Steps<Faulty>>(network, "TrainStep");

        var loss = new Faulty { Value = float.NaN };
        Assert.True(float.IsNaN(step(inputs, ref loss, 0.1f)));
        loss = new Faulty { Value = float.PositiveInfinity };
        Assert.Equal(float.PositiveInfinity, step(inputs, ref loss, 0.1f));
        loss = new Faulty { Value = 1, Gradient = float.NaN };
        Assert.True(float.IsNaN(step(inputs, ref loss, 0.1f)));
        loss = new Faulty { Value = 1, Gradient = float.NegativeInfinity };
        Assert.True(float.IsNaN(step(inputs, ref loss, 0.1f)));
        loss = new Faulty { Throws = true };
        Assert.Throws<InvalidOperationException>(() => step(inputs, ref loss, 0.1f));

        Assert.Equal(before, network.Parameters);
        Assert.Equal(buffers, network.Buffers);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Nothing_is_allocated(int number)
    {
        (_, CompiledNetwork network) = Pair(number);
        float[] inputs = Draw(30 * network.InputSize, seed: 1), gradients = new float[network.ParameterCount];
        var loss = new SquaredError { Targets = Draw(30 * network.OutputSize, seed: 2) };
        var step = Method<Steps<SquaredError>>(network, "TrainStep");
        var find = Method<Finds<SquaredError>>(network, "Gradients");

        Assert.Equal(0, Allocated.By(
            () =>
            {
                step(inputs, ref loss, 0.01f);
                find(inputs, ref loss, gradients);
            },
            calls: 10));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Any_number_of_threads_gives_the_same_bits(int number)
    {
        (CompiledNetwork other, CompiledNetwork alone) = (Pair(number).Custom, Pair(number).Custom);
        ((INetwork)other.Instance).Parallelism = 2;
        float[] inputs = Draw(600 * alone.InputSize, seed: 1);
        var loss = new SquaredError { Targets = Draw(600 * alone.OutputSize, seed: 2) };
        for (int step = 0; step < 2; step++)
        {
            Method<Steps<SquaredError>>(alone, "TrainStep")(inputs, ref loss, 0.01f);
            Method<Steps<SquaredError>>(other, "TrainStep")(inputs, ref loss, 0.01f);
        }

        Assert.Equal(alone.Parameters, other.Parameters);
    }

    [Fact]
    public void Tokens_train_too()
    {
        var network = CompiledNetwork.Of(Compiled.Value, "Words", seed: 3);
        var step = Method<StepsOnTokens<SquaredError>>(network, "TrainStep");
        int[] tokens = [.. Enumerable.Range(0, 40).Select(i => i * i % 9)];
        var loss = new SquaredError { Targets = Draw(16, seed: 2) };

        float first = step(tokens, ref loss, 0.1f), last = first;
        for (int i = 0; i < 200; i++)
            last = step(tokens, ref loss, 0.1f);

        Assert.InRange(last, 0, 0.5f * first);
        Assert.False(network.Has("InputGradients"));
    }

    private static (CompiledNetwork Squared, CompiledNetwork Custom) Pair(int number) =>
        (CompiledNetwork.Of(Compiled.Value, $"Squared{number}", seed: 5), CompiledNetwork.Of(Compiled.Value, $"Custom{number}", seed: 5));

    private static T Method<T>(CompiledNetwork network, string name)
        where T : Delegate =>
        network.Type.GetMethods().Single(method => method.Name == name && method.GetParameters().Length == 3).MakeGenericMethod(typeof(T).GetGenericArguments()).CreateDelegate<T>(network.Instance);

    private static float[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1))];
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        double norm = Math.Sqrt(expected.Sum(value => (double)value * value));
        double difference = Math.Sqrt(expected.Zip(actual, (left, right) => ((double)left - right) * (left - right)).Sum());
        Assert.InRange(difference, 0, 2e-5 * norm + 1e-8);
    }

    private struct SquaredError : IOutputLoss
    {
        public float[] Targets { get; init; }

        public int Calls { get; private set; }

        public float Evaluate(ReadOnlySpan<float> outputs, Span<float> outputGradients)
        {
            Calls++;
            if (Targets.Length != outputs.Length || outputGradients.IndexOfAnyExcept(0f) >= 0)
                return float.NaN;
            double loss = 0;
            for (int i = 0; i < outputs.Length; i++)
            {
                float error = outputs[i] - Targets[i];
                loss += error * error / outputs.Length;
                outputGradients[i] = 2 * error / outputs.Length;
            }

            return (float)loss;
        }
    }

    private struct Faulty : IOutputLoss
    {
        public float Value { get; init; }

        public float Gradient { get; init; }

        public bool Throws { get; init; }

        public readonly float Evaluate(ReadOnlySpan<float> outputs, Span<float> outputGradients)
        {
            if (Throws)
                throw new InvalidOperationException();
            outputGradients[^1] = Gradient;
            return Value;
        }
    }
}
