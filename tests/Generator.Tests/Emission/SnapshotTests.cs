using System.Runtime.CompilerServices;
using NetGen.Testing.Compiling;
using NetGen.Testing.Snapshots;

namespace NetGen.Generator.Tests.Emission;

/// <summary>The generated code as a reader sees it. <c>UPDATE_SNAPSHOTS=1</c> accepts what it has become.</summary>
public class SnapshotTests
{
    private const int MostColumns = 160;

    private static readonly SnapshotFolder Folder = SnapshotFolder.InRepository("tests", "Generator.Tests", "Emission", "_snapshots");

    /// <summary>The article's network: narrower than any vector.</summary>
    [Fact]
    public void Tiny_classifier() => Verify("""
        using NetGen;

        namespace Samples;

        /// <summary>Tells two kinds of points apart.</summary>
        [Network(2)]
        [Dense(4, Activation.Relu)]
        [Dense(2)]
        [SoftmaxCrossEntropy]
        public sealed partial class PointClassifier;
        """);

    [Fact]
    public void Momentum_and_weight_decay() => Verify("""
        using NetGen;

        /// <summary>Tells three kinds of iris apart.</summary>
        [Network(4, WorkspaceSamples = 16)]
        [Dense(16, Activation.Tanh)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        [Sgd(Momentum = 0.9f, Nesterov = true, WeightDecay = 0.0005f)]
        public sealed partial class IrisClassifier;
        """);

    [Fact]
    public void Adam() => Verify("""
        using NetGen;

        /// <summary>Tells three kinds of iris apart.</summary>
        [Network(4)]
        [Dense(16, Activation.Tanh)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        [AdamW]
        public sealed partial class AdaptedClassifier;
        """);

    [Fact]
    public void Tokens() => Verify("""
        using NetGen;

        /// <summary>Tells kinds of short texts apart.</summary>
        [Network(6)]
        [Embedding(30, 20, Name = "words")]
        [PositionEmbedding]
        [Flatten]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        public sealed partial class TextClassifier;
        """);

    [Fact]
    public void Narrow_tokens() => Verify("""
        using NetGen;

        /// <summary>Predicts a letter.</summary>
        [Network(2)]
        [Embedding(3, 2)]
        [Flatten]
        [Dense(2)]
        [SoftmaxCrossEntropy]
        public sealed partial class LetterClassifier;
        """);

    [Fact]
    public void Inference_only() => Verify("""
        using NetGen;

        /// <summary>Controls something.</summary>
        [Network(3)]
        [Dense(5, Activation.Silu, UseBias = false)]
        [Dense(1, Activation.Sigmoid)]
        internal sealed partial class Controller;
        """);

    [Fact]
    public void Regularized() => Verify("""
        using NetGen;

        /// <summary>Tells three kinds of iris apart.</summary>
        [Network(4)]
        [Dense(16, Activation.Tanh, Trainable = false)]
        [Dropout(0.5f)]
        [Dense(8, Initializer = Initializer.HeNormal, InitialBias = 0.1f)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        [L1(0.0001f)]
        [L2(0.001f)]
        [ClipGradients(MaxValue = 1)]
        public sealed partial class RegularizedClassifier;
        """);

    /// <summary>Wider than a vector: register tiles, with a rest in every direction.</summary>
    [Fact]
    public void Register_tiles() => Verify("""
        using NetGen;

        /// <summary>Reads digits.</summary>
        [Network(64)]
        [Dense(33, Activation.Relu)]
        [Dense(10)]
        [SoftmaxCrossEntropy]
        public sealed partial class DigitClassifier;
        """);

    /// <summary>A sequence with a gate, a norm and a skip: products, loops over rows, and a loss for each step.</summary>
    [Fact]
    public void Layers_of_a_sequence() => Verify("""
        using NetGen;

        /// <summary>Tells at each step what goes on.</summary>
        [Network(steps: 6, features: 20)]
        [Dense(24, Activation.Sigmoid, Name = "gate")]
        [Dense(24, From = "input"), LayerNorm(Activation.Gelu), Multiply("gate", Name = "gated")]
        [Dense(24), Add("gated"), Concat("input")]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        public sealed partial class StepClassifier;
        """);

    [Fact]
    public void One_layer_in_nested_types() => Verify("""
        using NetGen;

        namespace Games;

        internal static partial class Opponents
        {
            internal partial struct Guard
            {
                [Network(3)]
                [Dense(2, UseBias = false)]
                [SoftmaxCrossEntropy]
                internal sealed partial class @event;
            }
        }
        """);

    private static void Verify(string source, [CallerMemberName] string method = "")
    {
        // A snapshot of code that does not compile would certify a bug.
        NetworkCompilation compilation = NetworkCompilation.Of(source);
        Assert.All(compilation.Generated, file => AssertReadable(file.SourceText.ToString()));
        Folder.Verify($"{nameof(SnapshotTests)}.{method}", compilation.Generated);
    }

    /// <summary>No line is too long to read; the picture of the network has rows as long as the network is wide.</summary>
    private static void AssertReadable(string text)
    {
        IEnumerable<string> code = text.Split('\n').Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal));
        Assert.DoesNotContain(code, line => line.Length > MostColumns);
    }
}
