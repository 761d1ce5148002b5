using System.Globalization;
using System.Reflection;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Layers;

/// <summary>Random networks of layers agree with their own graphs.</summary>
public class LayeredNetworkTests
{
    private const int Count = 60;

    private static readonly Lazy<Assembly> Compiled = new(() =>
        NetworkCompilation.Of("using NetGen;\n\n" + string.Concat(Enumerable.Range(0, Count).Select(seed => RandomLayers.Draw(seed, Name(seed)).Declaration))).Load());

    /// <summary>Layers whose combination is easily compiled wrong.</summary>
    private static readonly string[] Chosen =
    [
        // The product's operand is added to it.
        "[Network(20)] [Dense(32, Name = \"a\")] [Dense(32), Add(\"a\"), Multiply(\"a\"), Dense(5)]",
        // The first part of a concatenation is narrower than the whole, and its gradient is read alone.
        "[Network(20)] [Dense(20, Activation.Tanh, Name = \"h\"), Dense(20, Name = \"a\"), Dense(30, From = \"h\"), Concat(\"a\"), Dense(3)]",
        // The bias of a norm is summed up over the rows of each sample.
        "[Network(steps: 2, features: 10)] [LayerNorm, Flatten, Dense(10)]",
        // A gradient is summed up over packed rows.
        "[Network(steps: 4, features: 20)] [Flatten, Dense(20, Name = \"g\")] [Activate(Activation.Tanh, From = \"input\"), Multiply(\"g\"), Flatten, Dense(3)]",
        "[Network(steps: 4, features: 20)] [Flatten, Dense(20, Name = \"g\")] [Activate(Activation.Linear, From = \"input\"), Multiply(\"g\"), Flatten, Dense(3)]",
        "[Network(6)] [Dense(7, Name = \"a\")] [Concat(\"a\", \"a\", \"input\"), Dense(6), Add(\"input\", \"input\"), Dense(4)]",
        "[Network(steps: 1, features: 1)] [Dense(3), LayerNorm, Dense(2)]",
        "[Network(steps: 3, features: 1)] [RmsNorm(Activation.Softplus), Dense(40), LayerNorm(UseBias = false, Trainable = false), Dense(2)]",
        "[Network(33)] [LayerNorm(Name = \"n\"), Dense(33, Activation.HardSigmoid), Multiply(\"n\"), Dense(1), Dense(2)]",
        // Blocks in blocks; one that is narrower than a vector, one that changes the shape, and one that makes the outputs.
        "[Network(20)] [Dense(24), Block<Residual24>(Repeat = 3, Name = \"body\"), Block<Outer>(From = \"body\"), Add(\"body\"), Dense(4)]",
        "[Network(3)] [Block<Residual3>(Repeat = 2), Dense(2)]",
        "[Network(steps: 4, features: 24)] [Block<Widening>(Repeat = 2, Name = \"w\"), Block<Residual24>(From = \"input\"), Concat(\"w\"), Flatten, Block<Head>]",
        "[Network(steps: 5, features: 17)] [Dense(17, Activation.Sigmoid, Trainable = false), Add(\"input\", Activation = Activation.Gelu), RmsNorm, Dense(6)]",
    ];

    /// <summary>What the chosen networks have in common.</summary>
    private const string Blocks =
        """
        /// <summary>A block under test.</summary>
        [Block] [LayerNorm, Dense(40, Activation.Gelu, Name = "fc1"), Dense(24, Name = "fc2"), Add("input")] public sealed partial class Residual24;
        /// <summary>A block under test.</summary>
        [Block] [Dense(3, Activation.Tanh), Add("input")] public sealed partial class Residual3;
        /// <summary>A block under test.</summary>
        [Block] [Block<Residual24>(Repeat = 2, Name = "a"), Dense(24, Activation.Silu, From = "input"), Multiply("a")] public sealed partial class Outer;
        /// <summary>A block under test.</summary>
        [Block] [Concat("input"), RmsNorm] public sealed partial class Widening;
        /// <summary>A block under test.</summary>
        [Block] [Dense(9, Activation.Mish), Dense(3)] public sealed partial class Head;

        """;

    private static readonly Lazy<Assembly> CompiledChosen = new(() =>
        NetworkCompilation.Of("using NetGen;\n\n" + Blocks + string.Concat(Enumerable.Range(0, Chosen.Length).Select(ChosenDeclaration))).Load());

    public static TheoryData<int> ChosenNumbers => [.. Enumerable.Range(0, Chosen.Length)];

    [Theory]
    [MemberData(nameof(ChosenNumbers))]
    public void Chosen_layers_agree_with_their_graph(int number)
    {
        CompiledNetwork network = CompiledNetwork.Of(CompiledChosen.Value, ChosenName(number));
        new LayeredNetwork(Blocks + ChosenDeclaration(number), network, takesLabels: true).Compare(number, 1, 2, 3, 5, 9, 33);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Count)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_layers_agree_with_their_graph(int seed)
    {
        (string declaration, bool takesLabels) = RandomLayers.Draw(seed, Name(seed));
        CompiledNetwork network = CompiledNetwork.Of(Compiled.Value, Name(seed));
        new LayeredNetwork(declaration, network, takesLabels).Compare(seed, 1, 2, 3, 7, 20, 41);
    }

    private static string ChosenName(int number) => "Chosen" + number.ToString(CultureInfo.InvariantCulture);

    private static string ChosenDeclaration(int number) =>
        $"/// <summary>A network under test.</summary>\n{Chosen[number]}\n[SoftmaxCrossEntropy]\npublic sealed partial class {ChosenName(number)};\n";

    private static string Name(int seed) => "Layers" + seed.ToString(CultureInfo.InvariantCulture);
}
