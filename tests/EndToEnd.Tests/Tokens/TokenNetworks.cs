using System.Reflection;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Tokens;

/// <summary>A few networks of tokens, compiled together.</summary>
internal static class TokenNetworks
{
    /// <summary>Two embeddings of the same tokens, the second of which knows fewer of them; in passes.</summary>
    public const string Wide = nameof(Wide);

    /// <summary>So narrow that samples lie in the lanes.</summary>
    public const string Narrow = nameof(Narrow);

    /// <summary>A class for each step, some of which are ignored.</summary>
    public const string Tagger = nameof(Tagger);

    /// <summary>Two numbers for each sample.</summary>
    public const string Regression = nameof(Regression);

    /// <summary>Large enough for a team.</summary>
    public const string Large = nameof(Large);

    private const string Source = """
        using NetGen;

        /// <summary>A network under test.</summary>
        [Network(7, WorkspaceSamples = 4)]
        [Embedding(23, 20, Name = "words"), Embedding(21, 20, From = "input", Name = "more"), Add("words"), PositionEmbedding(Name = "places")]
        [Flatten, Dense(3, Name = "head")]
        [SoftmaxCrossEntropy, Adam]
        public sealed partial class Wide;

        /// <summary>A network under test.</summary>
        [Network(2)]
        [Embedding(3, 2), PositionEmbedding, Flatten, Dense(2)]
        [SoftmaxCrossEntropy, Sgd(Momentum = 0.9f)]
        public sealed partial class Narrow;

        /// <summary>A network under test.</summary>
        [Network(6)]
        [Embedding(9, 16), Conv1d(16, 3, Activation.Relu, Same = true), Dense(3)]
        [SoftmaxCrossEntropy(IgnoreIndex = -1), Adam]
        public sealed partial class Tagger;

        /// <summary>A network under test.</summary>
        [Network(4)]
        [Embedding(9, 16), PositionEmbedding, Flatten, Dense(2)]
        [MeanSquaredError, Adam]
        public sealed partial class Regression;

        /// <summary>A network under test.</summary>
        [Network(40)]
        [Embedding(101, 37), PositionEmbedding, Dropout(0.1f), Dense(70, Activation.Relu), Conv1d(20, 3, Activation.Tanh), Flatten, Dense(11)]
        [SoftmaxCrossEntropy, Adam]
        public sealed partial class Large;
        """;

    private static readonly Lazy<Assembly> Compiled = new(() => NetworkCompilation.Of(Source).Load());

    public static CompiledNetwork Load(string name, ulong seed = 0) => CompiledNetwork.Of(Compiled.Value, name, seed);

    /// <summary>A network of class labels as code for all networks sees it.</summary>
    public static ITrainableNetwork<int, int> OfLabels(string name, ulong seed = 0) => (ITrainableNetwork<int, int>)Load(name, seed).Instance;

    /// <summary>Tokens that are drawn from a vocabulary.</summary>
    public static int[] Draw(int count, int vocabulary, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(vocabulary))];
    }
}
