using System.Globalization;
using System.Text;
using NetGen.EndToEnd.Tests.Layers;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Sequences;

/// <summary>Networks whose steps see each other agree with their own graphs.</summary>
public class AttentionNetworkTests
{
    private const string Blocks =
        """
        /// <summary>A block under test.</summary>
        [Block] [LayerNorm, Attention(2), Add("input", Name = "x"), LayerNorm, Dense(40, Activation.Gelu), Dense(16), Add("x")] public sealed partial class PreNormOf16;
        /// <summary>A block under test.</summary>
        [Block] [LayerNorm, Attention(4, Causal = true), Add("input", Name = "x"), LayerNorm, Dense(20, Activation.Silu), Dense(12), Add("x")] public sealed partial class CausalOf12;

        """;

    internal static NetworkSet Chosen { get; } = NetworkSet.Of("ChosenAttention",
    [
        "[Network(steps: 9, features: 16)] [Block<PreNormOf16>(Repeat = 2, Name = \"body\"), LayerNorm, GlobalAveragePool, Dense(3)]",
        // More steps than a block of scores has rows, and no multiple of any vector.
        "[Network(steps: 83, features: 3)] [Dense(12), Block<CausalOf12>(Repeat = 2), Dense(3)]",
        "[Network(steps: 131, features: 4, WorkspaceSamples = 2)] [Dense(6, Activation.Tanh), Attention(3, Activation.Tanh), GlobalMaxPool, Dense(3)]",
        // Heads that fill vectors, and heads of one feature.
        "[Network(steps: 70, features: 64)] [Attention(2), GlobalAveragePool, Dense(2)]",
        "[Network(steps: 35, features: 96)] [Attention(2, Causal = true), GlobalAveragePool, Dense(2)]",
        "[Network(steps: 7, features: 5)] [Attention(5, Name = \"a\"), Attention(1, From = \"input\"), Concat(\"a\"), Dense(3)]",
        // As narrow as can be: such a network would have its samples in the lanes.
        "[Network(steps: 4, features: 2)] [Attention(1), Dense(2)]",
        "[Network(steps: 3, features: 2)] [Attention(2, Causal = true, UseBias = false), Flatten, Dense(2)]",
        "[Network(steps: 1, features: 1)] [Attention(1), Dense(2)]",
        "[Network(steps: 1, features: 20)] [Attention(4, Activation.Sigmoid), Dense(2)]",
        // An input that is taken plane by plane, a norm that is folded, and frozen projections.
        "[Network(steps: 12, features: 8, ChannelsFirst = true)] [Attention(2), BatchNorm(Activation.Tanh), Dense(3)]",
        "[Network(steps: 12, features: 8)] [Dense(10), Attention(2, Trainable = false), Dense(10, Activation.Tanh), GlobalAveragePool, Dense(3)]",
    ],
    Blocks);

    internal static NetworkSet Random { get; } = new("Attention", 16, Draw);

    public static TheoryData<int> ChosenNumbers => Chosen.Numbers;

    public static TheoryData<int> Seeds => Random.Numbers;

    [Theory]
    [MemberData(nameof(ChosenNumbers))]
    public void Chosen_attention_agrees_with_its_graph(int number) => Chosen.Compare(number, 1, 2, 5);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_attention_agrees_with_its_graph(int seed) => Random.Compare(seed, 1, 9);

    [Fact]
    public void Causal_attention_knows_nothing_of_later_steps()
    {
        CompiledNetwork network = Chosen[1];
        float[] inputs = Inputs(network), before = new float[network.OutputSize], after = new float[network.OutputSize];
        network.Forward(inputs, before);
        for (int feature = 0; feature < 3; feature++)
            inputs[70 * 3 + feature] += 1;

        network.Forward(inputs, after);

        Assert.Equal(before[..(70 * 3)], after[..(70 * 3)]);
        Assert.NotEqual(before[(70 * 3)..(71 * 3)], after[(70 * 3)..(71 * 3)]);
    }

    [Fact]
    public void Parameters_start_as_those_of_PyTorch()
    {
        const string Source = "using NetGen;\n\n/// <summary>A network under test.</summary>\n[Network(steps: 2, features: 64)] [Attention(4)]\npublic sealed partial class Starting;\n";
        float[] parameters = CompiledNetwork.Of(NetworkCompilation.Of(Source).Load(), "Starting", seed: 5).Parameters;
        const int Projection = 3 * 64 * 64, Mixing = Projection + 3 * 64;
        float bound = MathF.Sqrt(6f / (4 * 64)), mixingBound = 1 / 8f;

        Assert.InRange(parameters[..Projection].Max(MathF.Abs), 0.99f * bound, bound);
        Assert.All(parameters[Projection..Mixing], bias => Assert.Equal(0, bias));
        Assert.InRange(parameters[Mixing..(Mixing + 64 * 64)].Max(MathF.Abs), 0.99f * mixingBound, mixingBound);
        Assert.All(parameters[(Mixing + 64 * 64)..], bias => Assert.Equal(0, bias));
    }

    /// <summary>A network of some layers of attention, for sequences short and long, narrow and wide.</summary>
    private static string Draw(int seed, string name)
    {
        var random = new Random(seed);
        int steps = random.Next(3) == 0 ? random.Next(1, 9) : random.Next(9, 80);
        var layers = new StringBuilder();
        for (int depth = random.Next(1, 4); depth > 0; depth--)
        {
            int heads = random.Next(1, 5), size = random.Next(4) == 0 ? 16 : random.Next(1, 12);
            string options = (random.Next(2) == 0 ? ", Causal = true" : "") + (random.Next(4) == 0 ? ", UseBias = false" : "")
                + (random.Next(4) == 0 ? ", Activation = Activation.Tanh" : "");
            // Of few features, a norm leaves hardly more than their signs.
            string norm = heads * size < 8 ? "" : random.Next(2) == 0 ? ", LayerNorm" : ", RmsNorm";
            layers.Append(CultureInfo.InvariantCulture, $"[Dense({heads * size}, Name = \"x{depth}\"), Attention({heads}{options}), Add(\"x{depth}\"){norm}]\n");
        }

        string head = random.Next(3) switch { 0 => "GlobalAveragePool, ", 1 => "Flatten, ", _ => "" };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/// <summary>A network under test.</summary>\n[Network(steps: {steps}, features: {random.Next(1, 20)})]\n{layers}[{head}Dense(3)]\n[SoftmaxCrossEntropy]\npublic sealed partial class {name};\n");
    }

    private static float[] Inputs(CompiledNetwork network)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, network.InputSize).Select(_ => random.NextSingle() - 0.5f)];
    }
}
