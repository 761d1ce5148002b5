namespace NetGen.Tool.Tests.RoundTrips;

/// <summary>Networks that are saved as ONNX files and imported again, by the names of their classes.</summary>
internal static class DeclaredNetworks
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Dense1"] = "[Network(4)] [Dense(7, Activation.Relu, Name = \"fc1\"), Dense(3, Name = \"fc2\")]",
        ["DenseUnnamed"] = "[Network(4)] [Dense(7, Activation.Relu), Dense(5, Activation.Gelu, UseBias = false), Dense(3)]",
        ["DenseActivations"] = "[Network(4)] [Dense(7, Activation.LeakyRelu), Dense(6, Activation.Elu), Dense(7, Activation.Selu), Dense(6, Activation.Tanh), Dense(5, Activation.Sigmoid), Dense(3, Activation.Softplus)]",
        ["DenseFormulas"] = "[Network(4)] [Dense(7, Activation.GeluTanh), Dense(6, Activation.Silu), Dense(7, Activation.Mish), Dense(6, Activation.Relu6), Dense(5, Activation.HardSigmoid), Dense(3, Activation.HardSwish)]",
        ["DenseSteps"] = "[Network(steps: 5, features: 3)] [Dense(6, Activation.Tanh), Dense(2)]",
        ["DensePixels"] = "[Network(height: 3, width: 4, channels: 2)] [Dense(6, Activation.Tanh), Dense(2)]",
        ["Dropped"] = "[Network(6)] [Dense(8, Activation.Relu), Dropout(0.3f), Dense(3), SoftmaxCrossEntropy]",
        ["ActivatedAlone"] = "[Network(6)] [Activate(Activation.Tanh), Dense(8), Activate(Activation.Sigmoid), Activate(Activation.Relu), Dense(3)]",
        ["Pixels"] = "[Network(height: 6, width: 5, channels: 3)] [Conv2d(4, 3, Padding = 1, Activation = Activation.Relu), MaxPool2d(2), Flatten, Dense(3)]",
        ["Planes"] = "[Network(height: 6, width: 5, channels: 3, ChannelsFirst = true, OutputsChannelsFirst = true)] [Conv2d(4, 3, Padding = 1, Activation = Activation.Relu), Conv2d(2, 1)]",
        ["PlanesFlat"] = "[Network(height: 6, width: 6, channels: 3, ChannelsFirst = true)] [Conv2d(4, 3, Stride = 2), Flatten(ChannelsFirst = true), Dense(3)]",
        ["Windows"] = "[Network(height: 9, width: 8, channels: 2)] [Conv2d(4, 3, 2, PaddingTop = 1, PaddingRight = 2, StrideHeight = 2, Activation = Activation.Relu), Conv2d(6, 3, Dilation = 2, Same = true, Groups = 2), GlobalMaxPool, Dense(2)]",
        ["Depthwise"] = "[Network(height: 7, width: 7, channels: 4)] [DepthwiseConv2d(3, Padding = 1, Activation = Activation.Relu6), Conv2d(6, 1), DepthwiseConv2d(3, Multiplier = 2, UseBias = false), GlobalAveragePool, Dense(2)]",
        ["PoolsOfImages"] = "[Network(height: 9, width: 9, channels: 2)] [Conv2d(4, 2), AveragePool2d(3, Stride = 2, Padding = 1), MaxPool2d(2, Stride = 1), AveragePool2d(2, CountsPadding = false, Padding = 1), Flatten, Dense(2)]",
        ["Larger"] = "[Network(height: 3, width: 4, channels: 3)] [ConvTranspose2d(4, 3, Stride = 2, Padding = 1, OutputPadding = 1, Activation = Activation.Tanh), Upsample(2), Conv2d(3, 3, Same = true), ConvTranspose2d(2, 2, Stride = 2, UseBias = false)]",
        ["Autoencoder"] = "[Network(height: 8, width: 8, channels: 1)] [Conv2d(4, 3, Stride = 2, Padding = 1, Activation = Activation.Relu), Conv2d(8, 3, Stride = 2, Padding = 1, Activation = Activation.Relu), ConvTranspose2d(4, 4, Stride = 2, Padding = 1, Activation = Activation.Relu), ConvTranspose2d(1, 4, Stride = 2, Padding = 1, Activation = Activation.Sigmoid)]",
        ["Steps"] = "[Network(steps: 20, features: 3)] [Conv1d(6, 3, Causal = true, Activation = Activation.Tanh), Conv1d(6, 3, Dilation = 2, Causal = true), GlobalAveragePool, Dense(2)]",
        ["StepsPooled"] = "[Network(steps: 21, features: 3)] [Conv1d(8, 5, Stride = 2, Padding = 2, Activation = Activation.Relu), MaxPool1d(2), AveragePool1d(3, Stride = 1), Flatten(ChannelsFirst = true), Dense(2)]",
        ["StepsDepthwise"] = "[Network(steps: 12, features: 4)] [DepthwiseConv1d(3, Padding = 1), Conv1d(6, 1, Activation = Activation.Silu), ConvTranspose1d(5, 3, Stride = 2), Flatten, Dense(2)]",
        ["StepsAsPlanes"] = "[Network(steps: 12, features: 4, ChannelsFirst = true)] [Conv1d(20, 5, Same = true), GroupNorm(5, Activation.Relu), Conv1d(3, 1)]",
        ["ResidualOfImages"] = "[Network(height: 8, width: 8, channels: 3)] [Conv2d(8, 3, Padding = 1), BatchNorm(Activation.Relu, Name = \"a\"), Conv2d(8, 3, Padding = 1), BatchNorm(Activation.Relu), Conv2d(8, 3, Padding = 1), BatchNorm, "
            + "Add(\"a\", Activation = Activation.Relu, Name = \"b\"), Conv2d(12, 3, Stride = 2, Padding = 1), BatchNorm(Name = \"m\"), Conv2d(12, 1, Stride = 2, From = \"b\"), Add(\"m\", Activation = Activation.Relu), GlobalAveragePool, Dense(10)]",
        ["BatchNorms"] = "[Network(height: 4, width: 5, channels: 3)] [BatchNorm, Conv2d(6, 2, Activation.Tanh), BatchNorm(Activation.Relu, Epsilon = 0.01f), MaxPool2d(2, Stride = 1), BatchNorm, Flatten, Dense(3)]",
        ["BatchNormOfFeatures"] = "[Network(7)] [Dense(20), BatchNorm(Activation.Tanh), Dense(33, UseBias = false), BatchNorm, Dense(3)]",
        ["LayerNorms"] = "[Network(9)] [Dense(12), LayerNorm(Activation.Relu), Dense(12), LayerNorm(UseBias = false, Epsilon = 0.001f), Dense(3)]",
        ["LayerNormSteps"] = "[Network(steps: 6, features: 8)] [LayerNorm, Dense(12, Activation.Gelu), RmsNorm, GlobalAveragePool, Dense(3)]",
        ["LayerNormPixels"] = "[Network(height: 3, width: 3, channels: 4)] [LayerNorm, Conv2d(4, 1), RmsNorm(Epsilon = 0.01f), Conv2d(5, 2), GlobalAveragePool, Dense(2)]",
        ["RmsNorms"] = "[Network(9)] [RmsNorm, Dense(12), RmsNorm(Activation.Silu), Dense(3)]",
        ["GroupNorms"] = "[Network(height: 5, width: 5, channels: 3)] [Conv2d(6, 3), GroupNorm(3, Activation.Relu), Conv2d(4, 1), GroupNorm(1, UseBias = false), GroupNorm(4), GlobalAveragePool, Dense(2)]",
        ["GruLast"] = "[Network(steps: 7, features: 3)] [Gru(5, Name = \"gru\"), Dense(2)]",
        ["LstmLast"] = "[Network(steps: 7, features: 3)] [Lstm(5, Name = \"lstm\"), Dense(2)]",
        ["RnnLast"] = "[Network(steps: 7, features: 3)] [Rnn(5), Dense(2)]",
        ["RecurrentStack"] = "[Network(steps: 7, features: 3)] [Gru(5, ReturnsSequence = true), Lstm(6, ReturnsSequence = true), Rnn(4, ReturnsSequence = true), Dense(2)]",
        ["RecurrentWithoutBias"] = "[Network(steps: 7, features: 3)] [Gru(5, UseBias = false, ReturnsSequence = true, Activation = Activation.Sigmoid), Lstm(6, Activation.Softplus, UseBias = false), Dense(3)]",
        ["RnnActivations"] = "[Network(steps: 7, features: 3)] [Rnn(9, Activation.Sigmoid, ReturnsSequence = true), Rnn(8, Activation.Relu, ReturnsSequence = true), Rnn(7, Activation.LeakyRelu, ReturnsSequence = true), "
            + "Rnn(6, Activation.Elu, ReturnsSequence = true), Rnn(5, Activation.HardSigmoid, ReturnsSequence = true), Rnn(4, Activation.Softplus, ReturnsSequence = true), Rnn(4, Activation.Linear), Dense(3)]",
        ["BothWaysGru"] = "[Network(steps: 6, features: 4)] [Gru(5, Bidirectional = true, ReturnsSequence = true, Name = \"gru\"), Dense(3)]",
        ["BothWaysLstmLast"] = "[Network(steps: 6, features: 4)] [Lstm(5, Bidirectional = true), Dense(3)]",
        ["BothWaysStack"] = "[Network(steps: 5, features: 4)] [Gru(4, Bidirectional = true, ReturnsSequence = true), Lstm(3, Bidirectional = true, ReturnsSequence = true), Rnn(4, Activation.Relu, Bidirectional = true, UseBias = false), Dense(3)]",
        ["RecurrentJoins"] = "[Network(steps: 6, features: 5)] [Gru(8, ReturnsSequence = true, Name = \"a\"), Lstm(8, ReturnsSequence = true, Name = \"b\"), Add(\"a\"), Gru(8, ReturnsSequence = true), Multiply(\"b\"), Flatten, Dense(3)]",
        ["RecurrentOfPlanes"] = "[Network(steps: 8, features: 5, ChannelsFirst = true)] [Gru(6, ReturnsSequence = true), Dense(3)]",
        ["ConvolutionsThenGru"] = "[Network(steps: 20, features: 3)] [Conv1d(18, 3, Stride = 2, Activation = Activation.Relu), BatchNorm, Gru(20, ReturnsSequence = true), LayerNorm, GlobalAveragePool, Dense(3)]",
        ["AttentionOnce"] = "[Network(steps: 5, features: 8)] [Attention(2, Name = \"attention\"), GlobalAveragePool, Dense(3)]",
        ["AttentionCausal"] = "[Network(steps: 5, features: 6)] [Attention(3, Causal = true, UseBias = false), Flatten, Dense(2)]",
        ["AttentionOfOneHead"] = "[Network(steps: 4, features: 2)] [Attention(1, Activation.Tanh), Dense(2)]",
        ["AttentionOfOneFeature"] = "[Network(steps: 7, features: 5)] [Attention(5, Name = \"a\"), Attention(1, From = \"input\"), Concat(\"a\"), Dense(3)]",
        ["AttentionOfPlanes"] = "[Network(steps: 12, features: 8, ChannelsFirst = true)] [Attention(2), BatchNorm(Activation.Tanh), Dense(3)]",
        ["Transformer"] = "[Network(9)] [Embedding(20, 8), PositionEmbedding(Name = \"x\"), LayerNorm, Attention(2, Causal = true), Add(\"x\", Name = \"y\"), LayerNorm, Dense(16, Activation.Gelu), Dense(8), Add(\"y\"), LayerNorm, Dense(20)]",
        ["Blocks"] = "[Network(steps: 6, features: 8)] [Block<PreNorm>(Repeat = 3, Name = \"body\"), LayerNorm, GlobalAveragePool, Dense(3)]",
        ["Words"] = "[Network(7)] [Embedding(9, 4), Flatten, Dense(2)]",
        ["WordsAtPlaces"] = "[Network(5)] [Embedding(50, 16), PositionEmbedding(Activation.Silu), Dense(33, Activation.Relu), Flatten, Dense(3)]",
        ["WordsConvolved"] = "[Network(12)] [Embedding(20, 12, Activation.Tanh), Conv1d(16, 3, Causal = true, Activation = Activation.Relu), GlobalMaxPool, Dense(3)]",
        ["TwoEmbeddings"] = "[Network(2)] [Embedding(5, 2, Activation.Tanh, Name = \"a\"), Embedding(3, 2, From = \"input\"), Add(\"a\"), PositionEmbedding, Flatten, Dense(2)]",
        ["PositionsOfSteps"] = "[Network(steps: 4, features: 6)] [PositionEmbedding, Dense(8, Activation.Tanh), PositionEmbedding, Dense(3)]",
        ["Gated"] = "[Network(6)] [Dense(5, Name = \"a\"), Dense(5, Activation.Sigmoid, From = \"input\"), Multiply(\"a\"), Dense(2)]",
        ["SqueezeAndExcite"] = "[Network(height: 4, width: 3, channels: 2)] [Conv2d(6, 3, Padding = 1, Name = \"x\"), GlobalAveragePool, Dense(6, Activation.Sigmoid, Name = \"s\")] [Activate(Activation.Relu, From = \"x\"), Multiply(\"s\"), Add(\"s\"), GlobalMaxPool, Dense(2)]",
        ["ScaledSteps"] = "[Network(steps: 4, features: 3)] [Gru(6, Name = \"s\")] [Lstm(6, ReturnsSequence = true, From = \"input\"), Multiply(\"s\"), PositionEmbedding, Flatten, Dense(2)]",
        ["Joined"] = "[Network(height: 6, width: 6, channels: 3)] [Conv2d(4, 1, Name = \"a\"), Conv2d(5, 3, Padding = 1, From = \"input\", Name = \"b\"), Conv2d(6, 5, Padding = 2, From = \"input\"), Concat(\"a\", \"b\", \"input\", Activation = Activation.Relu), GlobalAveragePool, Dense(2)]",
        ["SumOfThree"] = "[Network(6)] [Dense(4, Name = \"a\"), Dense(4, From = \"input\", Name = \"b\"), Dense(4, Activation.Tanh), Add(\"a\", \"b\"), Dense(2)]",
        ["OddNames"] = "[Network(4)] [Dense(3, Name = \"outputs\"), Dense(3, Name = \"predictions\"), Dense(3, Name = \"inputs\"), Add(\"outputs\", \"predictions\")]",
    };

    /// <summary>What the networks repeat.</summary>
    public const string BlockClasses = """
        using NetGen;

        namespace Declared;

        /// <summary>A block under test.</summary>
        [Block]
        [LayerNorm, Attention(2), Add("input", Name = "h"), LayerNorm, Dense(16, Activation.Gelu), Dense(8), Add("h")]
        public sealed partial class PreNorm;
        """;
}
