using System.Reflection;
using NetGen.EndToEnd.Tests.Robustness;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Sequences;

/// <summary>Streams of tokens, and of networks that know only the positions that they are declared with.</summary>
[Collection(nameof(Alone))]
public class EndingStreamTests
{
    private const string Source = """
        using NetGen;

        /// <summary>A network under test.</summary>
        [Network(70), Embedding(11, 12), PositionEmbedding, LayerNorm(Name = "n"), Attention(3, Causal = true), Add("n"), Gru(9, ReturnsSequence = true), Dense(11)]
        public sealed partial class Letters;

        /// <summary>A network under test.</summary>
        [Network(70), Embedding(11, 5), Lstm(6, ReturnsSequence = true), Dense(11)]
        public sealed partial class Endless;

        /// <summary>A network under test.</summary>
        [Network(steps: 70, features: 20), Attention(1, Causal = true), Attention(5, Activation.Tanh, Causal = true, UseBias = false), PositionEmbedding, Dense(20)]
        public sealed partial class Signals;
        """;

    private static readonly Lazy<Assembly> Compiled = new(() => NetworkCompilation.Of(Source).Load());

    private delegate void ProcessesTokens(ReadOnlySpan<int> inputs, Span<float> outputs);

    private delegate void TakesToken(int token, Span<float> output);

    [Theory]
    [InlineData("Letters")]
    [InlineData("Endless")]
    public void Tokens_give_what_the_sequence_gives(string name)
    {
        object network = New(name);
        int[] tokens = [.. Enumerable.Range(0, 70).Select(i => i * i % 11)];
        float[] expected = new float[70 * 11];
        Method<ProcessesTokens>(network, "Forward")(tokens, expected);
        foreach (int block in (int[])[1, 7, 64, 70])
        {
            object stream = StreamOf(network);
            float[] actual = new float[70 * 11];
            for (int first = 0; first < 70; first += block)
            {
                int count = Math.Min(block, 70 - first);
                if (count == 1)
                    Method<TakesToken>(stream, "Step")(tokens[first], actual.AsSpan(first * 11, 11));
                else
                    Method<ProcessesTokens>(stream, "Process")(tokens.AsSpan(first, count), actual.AsSpan(first * 11, count * 11));
            }

            AssertClose(expected, actual);
        }
    }

    [Fact]
    public void Features_give_what_the_sequence_gives()
    {
        object network = New("Signals");
        float[] inputs = [.. Enumerable.Range(0, 1400).Select(i => MathF.Sin(i * i))], expected = new float[1400], actual = new float[1400];
        Method<MapsRows>(network, "Forward")(inputs, expected);
        object stream = StreamOf(network);
        Method<MapsRows>(stream, "Process")(inputs.AsSpan(0, 660), actual.AsSpan(0, 660));
        for (int step = 33; step < 70; step++)
            Method<MapsRows>(stream, "Step")(inputs.AsSpan(step * 20, 20), actual.AsSpan(step * 20, 20));

        AssertClose(expected, actual);
    }

    [Fact]
    public void A_step_behind_the_declared_ones_changes_nothing()
    {
        object network = New("Letters"), stream = StreamOf(network);
        int[] tokens = [.. Enumerable.Range(0, 70).Select(i => i % 11)];
        float[] outputs = new float[770], expected = new float[11], actual = new float[11];
        Method<ProcessesTokens>(stream, "Process")(tokens.AsSpan(0, 69), outputs.AsSpan(0, 759));

        Assert.Equal("The stream has run 69 steps and cannot run 2 more: the network is declared with 70 steps and has no positions after them. Call Reset to begin again.",
            Assert.Throws<InvalidOperationException>(() => Method<ProcessesTokens>(stream, "Process")(tokens.AsSpan(0, 2), outputs.AsSpan(0, 22))).Message);

        Method<TakesToken>(stream, "Step")(tokens[69], actual);
        object whole = StreamOf(network);
        Method<ProcessesTokens>(whole, "Process")(tokens, outputs);
        outputs.AsSpan(759).CopyTo(expected);
        AssertClose(expected, actual);
        Assert.Throws<InvalidOperationException>(() => Method<TakesToken>(stream, "Step")(1, actual));

        Method<Action>(stream, "Reset")();
        Method<TakesToken>(stream, "Step")(tokens[0], actual);
        outputs.AsSpan(0, 11).CopyTo(expected);
        AssertClose(expected, actual);
    }

    [Fact]
    public void A_token_outside_of_the_vocabulary_changes_nothing()
    {
        object network = New("Endless"), stream = StreamOf(network), other = StreamOf(network);
        float[] outputs = new float[33], expected = new float[11], actual = new float[11];

        Assert.Equal("The token is 11; expected 0 to 10, the vocabulary. (Parameter 'token')",
            Assert.Throws<ArgumentException>(() => Method<TakesToken>(stream, "Step")(11, actual)).Message);
        Assert.Throws<ArgumentException>(() => Method<ProcessesTokens>(stream, "Process")([1, 2, -1], outputs));

        Method<TakesToken>(stream, "Step")(4, actual);
        Method<TakesToken>(other, "Step")(4, expected);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("Letters")]
    [InlineData("Endless")]
    public void Nothing_is_allocated(string name)
    {
        object stream = StreamOf(New(name));
        float[] outputs = new float[770];
        int[] tokens = new int[70];
        var step = Method<TakesToken>(stream, "Step");
        var process = Method<ProcessesTokens>(stream, "Process");
        var reset = Method<Action>(stream, "Reset");
        Assert.Equal(0, Allocated.By(() =>
        {
            reset();
            step(3, outputs.AsSpan(0, 11));
            process(tokens.AsSpan(0, 69), outputs.AsSpan(0, 759));
        }, calls: 20));
    }

    private static object New(string name) => Activator.CreateInstance(Compiled.Value.GetType(name)!, 5UL)!;

    private static object StreamOf(object network) => network.GetType().GetMethod("CreateStream")!.Invoke(network, null)!;

    private static T Method<T>(object target, string name)
        where T : Delegate => target.GetType().GetMethod(name)!.CreateDelegate<T>(target);

    private static void AssertClose(float[] expected, float[] actual)
    {
        double norm = Math.Sqrt(expected.Sum(value => (double)value * value));
        double difference = Math.Sqrt(expected.Zip(actual, (left, right) => ((double)left - right) * (left - right)).Sum());
        Assert.True(norm > 0);
        Assert.InRange(difference / norm, 0, 1e-5);
    }
}
