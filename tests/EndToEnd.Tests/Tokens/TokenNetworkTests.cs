using NetGen.EndToEnd.Tests.Layers;

namespace NetGen.EndToEnd.Tests.Tokens;

/// <summary>Networks of tokens agree with their own graphs.</summary>
public class TokenNetworkTests
{
    private const string Blocks =
        """
        /// <summary>A block under test.</summary>
        [Block] [Embedding(9, 18, Name = "words"), Embedding(11, 18, From = "input"), Add("words"), PositionEmbedding] public sealed partial class TextInput;

        """;

    internal static NetworkSet Random { get; } = new("Tokens", 45, RandomTokens.Draw);

    /// <summary>Tables at the edges of what they can be.</summary>
    internal static NetworkSet Chosen { get; } = NetworkSet.Of("ChosenTokens",
    [
        // Narrower than a vector.
        "[Network(2)] [Embedding(4, 2), Flatten, Dense(2)]",
        "[Network(2)] [Embedding(3, 2), PositionEmbedding, Dense(2)]",
        "[Network(3)] [Embedding(4, 2), Flatten, Dense(3)]",
        "[Network(2)] [Embedding(5, 2, Activation.Tanh, Name = \"a\"), Embedding(3, 2, From = \"input\"), Add(\"a\"), PositionEmbedding, Flatten, Dense(2)]",
        "[Network(1)] [Embedding(1, 1), PositionEmbedding, Dense(2)]",
        // Penalties, narrow and not.
        "[Network(2)] [Embedding(3, 2), PositionEmbedding, Flatten, Dense(2), L1(0.01f), L2(0.1f)]",
        "[Network(7)] [Embedding(30, 20), PositionEmbedding, Flatten, Dense(5), L1(0.01f), L2(0.1f)]",
        // One token, one unit, one step; a multiple of a vector and one more.
        "[Network(9)] [Embedding(1, 17), Flatten, Dense(3)]",
        "[Network(30)] [Embedding(40, 1), Flatten, Dense(3)]",
        "[Network(1)] [Embedding(100, 40), PositionEmbedding, Dense(3)]",
        "[Network(5)] [Embedding(50, 16), PositionEmbedding(Activation.Silu), Dense(33, Activation.Relu), Flatten, Dense(3)]",
        "[Network(5)] [Embedding(50, 33), Dense(4)]",
        // In passes, and frozen.
        "[Network(6, WorkspaceSamples = 2)] [Embedding(20, 24), PositionEmbedding, Flatten, Dense(3)]",
        "[Network(6)] [Embedding(20, 24, Trainable = false), PositionEmbedding, LayerNorm, Flatten, Dense(3)]",
        "[Network(6)] [Embedding(20, 24), PositionEmbedding(Trainable = false), LayerNorm, Dense(9, Activation.Tanh), Flatten, Dense(3)]",
        // Positions of numbers, and in the midst of a network.
        "[Network(steps: 4, features: 19)] [PositionEmbedding, Dense(20, Activation.Tanh), PositionEmbedding, Dense(3)]",
        // Windows over steps, and a gate.
        "[Network(12)] [Embedding(20, 12), Conv1d(16, 3, Causal = true, Activation = Activation.Relu), GlobalMaxPool, Dense(3)]",
        "[Network(6)] [Embedding(20, 24, Name = \"x\"), Dense(24, Activation.Sigmoid), Multiply(\"x\"), BatchNorm, GlobalAveragePool, Dense(3)]",
        // The first layer of a block.
        "[Network(8)] [Block<TextInput>, Dense(7, Activation.Tanh), Flatten, Dense(3)]",
        // The optimiser's step is a pass of its own.
        "[Network(8)] [Embedding(5, 12), Dense(24, Activation.Tanh), Conv1d(24, 7, Same = true, Activation = Activation.Tanh), Flatten, Dense(2)]",
    ], Blocks);

    public static TheoryData<int> ChosenNumbers => Chosen.Numbers;

    public static TheoryData<int> Seeds => Random.Numbers;

    [Theory]
    [MemberData(nameof(ChosenNumbers))]
    public void Chosen_networks_agree_with_their_graph(int number) => Chosen.Compare(number, 1, 2, 5, 33);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_networks_agree_with_their_graph(int seed) => Random.Compare(seed, 1, 4, 37);
}
