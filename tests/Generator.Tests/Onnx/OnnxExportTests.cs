using NetGen.Generator.Graph;
using NetGen.Generator.Onnx;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Graph;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>Which operators a network is in ONNX, and where its values are turned.</summary>
public class OnnxExportTests
{
    [Theory]
    // A bias is an input of the product, and its scale and shift of the norm.
    [InlineData("[Network(3)] [Dense(4, Activation.Relu), LayerNorm, Dense(2)]", "Gemm Relu LayerNormalization Gemm")]
    [InlineData("[Network(3)] [Dense(4), LayerNorm(UseBias = false), BatchNorm, Dense(2)]", "Gemm LayerNormalization BatchNormalization Gemm")]
    // What another layer reads, too, is a value of its own.
    [InlineData("[Network(3)] [Dense(4), BatchNorm(Name = \"a\"), Dense(4, UseBias = false, Name = \"b\"), Add(\"a\")]", "Gemm BatchNormalization Gemm Add")]
    // Images are turned once, and stay so; what has a single position needs no turning back.
    [InlineData(
        "[Network(height: 6, width: 6, channels: 3)] [Conv2d(4, 3, Activation = Activation.Relu, Name = \"a\"), BatchNorm, MaxPool2d(2), Conv2d(4, 1), GlobalAveragePool, Dense(2)]",
        "Transpose Conv Relu BatchNormalization MaxPool Conv GlobalAveragePool Flatten Gemm")]
    [InlineData("[Network(height: 6, width: 6, channels: 3)] [Conv2d(4, 3), Conv2d(4, 3), Flatten, Dense(2)]", "Transpose Conv Conv Transpose Flatten Gemm")]
    [InlineData("[Network(height: 6, width: 6, channels: 3)] [Conv2d(4, 3), Conv2d(4, 3), Flatten(ChannelsFirst = true), Dense(2)]", "Transpose Conv Conv Flatten Gemm")]
    [InlineData("[Network(height: 6, width: 6, channels: 3, ChannelsFirst = true)] [Conv2d(4, 3), Conv2d(4, 3)]", "Conv Conv Transpose")]
    [InlineData("[Network(height: 6, width: 6, channels: 3, ChannelsFirst = true, OutputsChannelsFirst = true)] [Conv2d(4, 3), Conv2d(4, 3)]", "Conv Conv")]
    // Groups, and channels that several filters see, are the convolution's own.
    [InlineData("[Network(steps: 6, features: 4)] [Conv1d(4, 3, Groups = 2), DepthwiseConv1d(2, Multiplier = 2), Flatten, Dense(2)]", "Transpose Conv Conv Transpose Flatten Gemm")]
    // Layers that are recurrent hand over their steps as they have them; the products of their inputs are their own.
    [InlineData("[Network(steps: 6, features: 4)] [Gru(4, ReturnsSequence = true), Lstm(3, ReturnsSequence = true), Rnn(3), Dense(2)]", "Transpose GRU Squeeze LSTM Squeeze RNN Squeeze Gemm")]
    [InlineData("[Network(steps: 6, features: 4)] [Gru(4, Bidirectional = true), Dense(2)]", "Transpose GRU Squeeze GRU Squeeze Concat Gemm")]
    [InlineData("[Network(steps: 6, features: 4)] [Dense(4, Activation.Tanh), Dense(4)]", "MatMul Add Tanh MatMul Add")]
    public void A_network_is_these_operators(string declaration, string operators) =>
        Assert.Equal(operators, string.Join(" ", Exported(declaration).Items.OfType<OnnxNode>().Select(node => node.Type)));

    [Fact]
    public void Gates_are_in_the_order_of_the_operator()
    {
        // PyTorch's order is reset, update, new; ONNX's is update, reset, new.
        OnnxModel model = Exported("[Network(steps: 2, features: 1)] [Gru(1, Name = \"gru\")]");
        OnnxTensor[] tensors = [.. model.Items.OfType<OnnxTensor>()];
        Assert.Equal(["gru.weight_ih_l0", "gru.weight_hh_l0", "gru.bias_ih_l0"], tensors.Select(tensor => tensor.Name));
        Assert.Equal([1, 0, 2], tensors[0].Ranges.Select(range => range.Start));
        Assert.Equal([4, 3, 5], tensors[1].Ranges.Select(range => range.Start));
        Assert.Equal([7, 6, 8, 10, 9, 11], tensors[2].Ranges.Select(range => range.Start));
        Assert.All(tensors.SelectMany(tensor => tensor.Ranges), range => Assert.Equal(range.Start + 1, range.End));
        Assert.Equal([1, 6], tensors[2].Shape.ToArray());
    }

    [Fact]
    public void Predictions_are_made_of_the_outputs()
    {
        OnnxModel model = Exported("[Network(3)] [Dense(2), SoftmaxCrossEntropy]");
        OnnxNode softmax = Assert.IsType<OnnxNode>(Assert.Single(model.PredictionItems));
        Assert.Equal("Softmax", softmax.Type);
        Assert.Equal("outputs", Assert.Single(softmax.Inputs));
        Assert.Equal("predictions", model.Prediction.Name);

        model = Exported("[Network(3)] [Dense(2), MeanSquaredError]");
        Assert.Empty(model.PredictionItems);
        Assert.Equal(model.Output, model.Prediction);
    }

    private static OnnxModel Exported(string declaration)
    {
        NetworkDeclaration? network = UserCode.Parse($"{declaration} partial class N;");
        Assert.NotNull(network);
        NetworkGraph graph = network.Lowered();
        return OnnxExport.Of(graph);
    }
}
