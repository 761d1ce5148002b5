using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.Differentiation;

/// <summary>The gradients of declared layers are the slopes of the loss, on features and on sequences.</summary>
public class LayerGradientTests
{
    public static TheoryData<string> Layers =>
    [
        "[LayerNorm(Activation.Gelu)]",
        "[LayerNorm(UseBias = false, Epsilon = 0.1f)]",
        "[RmsNorm(Activation.Silu)]",
        "[GroupNorm(2, Activation.Tanh)]",
        "[GroupNorm(1, UseBias = false, Epsilon = 0.1f)]",
        "[GroupNorm(4, Epsilon = 0.5f)]",
        "[Activate(Activation.Mish)]",
        "[Add(\"a\", \"b\", Activation = Activation.Softplus)]",
        "[Multiply(\"a\", \"b\", Activation = Activation.Sigmoid)]",
        "[Concat(\"a\", \"b\", \"input\", Activation = Activation.Tanh)]",
        "[LayerNorm(Trainable = false)] [Multiply(\"a\", Name = \"c\")] [RmsNorm(From = \"b\")] [Add(\"c\")]",
    ];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Of_features(string layers) => AssertGradients($"[Network(3)] {Before} {layers} [Dense(3)] [SoftmaxCrossEntropy] partial class N;");

    [Theory]
    [MemberData(nameof(Layers))]
    public void Of_sequences(string layers) =>
        AssertGradients($"[Network(steps: 3, features: 2)] {Before} {layers} [Dense(3)] [SoftmaxCrossEntropy] partial class N;");

    [Theory]
    [MemberData(nameof(Layers))]
    public void Of_sequences_that_become_features(string layers) =>
        AssertGradients($"[Network(steps: 3, features: 2)] {Before} {layers} [Flatten] [Dense(2)] [MeanSquaredError] partial class N;");

    [Theory]
    [InlineData("[Attention(2)]")]
    [InlineData("[Attention(1, Activation.Tanh, Causal = true)] [Add(\"a\")] [LayerNorm] [Attention(4, UseBias = false)]")]
    public void Of_steps_that_see_each_other(string layers) =>
        AssertGradients($"[Network(steps: 5, features: 2)] {Before} {layers} [Dense(3)] [SoftmaxCrossEntropy] partial class N;");

    [Theory]
    [InlineData("[Gru(3)]")]
    [InlineData("[Gru(2, Bidirectional = true, Activation = Activation.Silu)]")]
    [InlineData("[Gru(3, ReturnsSequence = true, UseBias = false)] [Gru(2, ReturnsSequence = true, Bidirectional = true)] [Flatten]")]
    [InlineData("[Lstm(3)]")]
    [InlineData("[Lstm(2, ReturnsSequence = true, Bidirectional = true)] [LayerNorm] [Lstm(3, UseBias = false)]")]
    [InlineData("[Rnn(3)]")]
    [InlineData("[Rnn(2, Activation.Silu, ReturnsSequence = true)] [Rnn(2, Bidirectional = true)]")]
    [InlineData("[Rnn(4, ReturnsSequence = true, Trainable = false)] [Add(\"a\")] [Lstm(2)]")]
    public void Of_recurrent_layers(string layers) => AssertGradients(
        $"[Network(steps: 4, features: 2)] [Dense(4, Activation.Tanh, Name = \"a\")] {layers} [Dense(2)] [MeanSquaredError] partial class N;");

    [Fact]
    public void Of_a_recurrent_layer_over_one_step() => AssertGradients(
        "[Network(steps: 1, features: 2)] [Gru(3, ReturnsSequence = true)] [Lstm(2, Bidirectional = true)] [Dense(2)] [MeanSquaredError] partial class N;");

    [Theory]
    [InlineData("Add")]
    [InlineData("Multiply")]
    public void Of_features_that_join_a_sequence(string join) => AssertGradients(
        $"[Network(steps: 3, features: 2)] {Before} [Flatten] [Dense(4, Name = \"all\")] [{join}(\"all\", From = \"b\")] [Dense(3)] [MeanSquaredError] partial class N;");

    [Theory]
    [InlineData("[DepthwiseConv2d(3, Padding = 1, Activation = Activation.Tanh)]")]
    [InlineData("[DepthwiseConv2d(2, 1, Multiplier = 3, StrideHeight = 2)] [DepthwiseConv2d(3, Same = true, UseBias = false)]")]
    [InlineData("[Conv2d(4, 2, Groups = 2, Padding = 1, Dilation = 2)]")]
    [InlineData("[Dropout2d(0.5f)] [DepthwiseConv2d(2)]")]
    public void Of_images(string layers) => AssertGradients(
        $"[Network(height: 3, width: 4, channels: 2)] [Conv2d(2, 2, Activation.Tanh, Padding = 1)] {layers} [Flatten] [Dense(2)] [MeanSquaredError] partial class N;");

    [Theory]
    [InlineData("[PositionEmbedding]")]
    [InlineData("[PositionEmbedding(Activation.Tanh)] [Dropout(0.5f)]")]
    [InlineData("[PositionEmbedding(Trainable = false, Name = \"p\")] [Dense(4, Activation.Tanh)] [PositionEmbedding] [Add(\"p\")]")]
    public void Of_positions(string layers) =>
        AssertGradients($"[Network(steps: 3, features: 2)] {Before} {layers} [Flatten] [Dense(2)] [MeanSquaredError] [L2(0.1f)] partial class N;");

    [Theory]
    [InlineData("[Embedding(5, 2)]")]
    [InlineData("[Embedding(2, 3, Activation.Tanh)]")]
    [InlineData("[Embedding(5, 2, Name = \"e\")] [Embedding(3, 2, Activation.Tanh, From = \"input\")] [Add(\"e\")] [PositionEmbedding]")]
    [InlineData("[Embedding(3, 2, Trainable = false, Name = \"e\")] [Embedding(2, 2, From = \"input\")] [Multiply(\"e\")]")]
    [InlineData("[Embedding(4, 3)] [Dropout(0.5f)] [LayerNorm]")]
    public void Of_tokens(string layers) =>
        AssertGradients($"[Network(4)] {layers} [Dense(3, Activation.Tanh)] [Flatten] [Dense(2)] [MeanSquaredError] [L2(0.1f)] partial class N;");

    private const string Before = "[Dense(4, Activation.Tanh, Name = \"a\")] [Dense(4, Activation.Sigmoid, Name = \"b\")]";

    private static void AssertGradients(string source)
    {
        UserCode code = UserCode.Of(source);
        NetworkDeclaration? declaration = code.Parse();
        Assert.True(declaration is not null, string.Join('\n', code.Diagnostics));
        NetworkGraph graph = Lowering.Lower(declaration);

        int compared = GradientCheck.Run(graph, samples: 3, seed: 5);

        Assert.Equal(graph.Parameters.Where(parameter => parameter.IsTrainable).Sum(parameter => parameter.Shape.ElementsPerSample), compared);
    }
}
