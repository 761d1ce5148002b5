namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN025 to NETGEN028: networks that can be compiled, but hardly do what their author has in mind.</summary>
public class EffectTests
{
    [Theory]
    [InlineData("Activation.Sigmoid", "SigmoidCrossEntropy")]
    [InlineData("Activation.Sigmoid", "SoftmaxCrossEntropy(LabelSmoothing = 0.1f)")]
    [InlineData("Activation.Tanh", "KlDivergence")]
    [InlineData("Activation.Relu", "SoftmaxCrossEntropy")]
    [InlineData("(Activation)1", "SigmoidCrossEntropy")]
    [InlineData("Activation.Elu", "SoftmaxCrossEntropy")]
    [InlineData("Activation.Selu", "SoftmaxCrossEntropy")]
    [InlineData("Activation.Softplus", "KlDivergence")]
    [InlineData("Activation.Gelu", "SigmoidCrossEntropy")]
    [InlineData("activation: Activation.Silu", "SigmoidCrossEntropy")]
    [InlineData("Activation.Relu6", "SoftmaxCrossEntropy")]
    [InlineData("Activation.HardSigmoid", "SigmoidCrossEntropy")]
    [InlineData("Activation.HardSwish", "KlDivergence")]
    [InlineData("Activation.Mish", "SoftmaxCrossEntropy")]
    [InlineData("Activation.GeluTanh", "SigmoidCrossEntropy")]
    public Task Activations_before_losses_of_logits(string activation, string loss)
    {
        string marked = activation.Contains(": ", StringComparison.Ordinal)
            ? activation.Replace(": ", ": {|NETGEN025:", StringComparison.Ordinal)
            : "{|NETGEN025:" + activation;
        return NetworkAnalyzerTest.Check(
            $"[Network(2)] [Dense(4, {activation})] [Dense(3, {marked}|}})] [{loss}] partial class N;",
            $"[{loss}] [Network(2)] [Dense(3, {marked}|}}, UseBias = false)] partial class M;");
    }

    [Theory]
    [InlineData("[Dense(3)] [SigmoidCrossEntropy]")]
    [InlineData("[Dense(3, Activation.LeakyRelu)] [SoftmaxCrossEntropy]")]
    [InlineData("[Dense(3, Activation.Sigmoid)] [MeanSquaredError]")]
    [InlineData("[Dense(3, Activation.Tanh)] [HuberLoss]")]
    [InlineData("[Dense(3, Activation.Relu)] [HingeLoss]")]
    [InlineData("[Dense(3, Activation.Sigmoid)]")]
    [InlineData("[Dense(3, Activation.Sigmoid)] [{|NETGEN024:Dropout(0.5f)|}] [SoftmaxCrossEntropy]")]
    public Task Other_last_layers(string attributes) => NetworkAnalyzerTest.Check($"[Network(2)] {attributes} partial class N;");

    [Theory]
    [InlineData("[{|NETGEN026:Dense(4)|}] [Dense(3)]")]
    [InlineData("[{|NETGEN026:Dense(4)|}] [{|NETGEN026:Dense(4, UseBias = false)|}] [Dense(3, Activation.LeakyRelu)]")]
    [InlineData("[Dense(4, {|NETGEN026:Activation.Linear|})] [Dense(3)]")]
    [InlineData("[{|NETGEN026:Dense(4, Trainable = false)|}] [Dropout(0.5f)] [Dense(3)]")]
    [InlineData("[Dense(4, Activation.Relu)] [Dense(3)]")]
    [InlineData("[Dense(4, Activation.LeakyRelu)] [Dropout(0.5f)] [Dense(3)]")]
    [InlineData("[Dropout(0.5f)] [Dense(3)]")]
    [InlineData("[Dense({|NETGEN004:0|})] [Dense(3)]")]
    [InlineData("[Dense(4)] [Dense({|NETGEN004:0|})] [Dense(3)]")]
    public Task Dense_layers_in_sequence(string layers) => NetworkAnalyzerTest.Check($"[Network(2)] {layers} [SoftmaxCrossEntropy] partial class N;");

    [Theory]
    [InlineData("[Dropout({|NETGEN027:0|})] [Dense(3)]")]
    [InlineData("[Dropout(rate: {|NETGEN027:-0f|})] [Dense(3)]")]
    [InlineData("[Dense(3)] [L1({|NETGEN027:0|})] [L2(factor: {|NETGEN027:0f|})]")]
    [InlineData("[Dropout(1e-9f)] [Dense(3)] [L1(1e-9f)] [L2(1e-9f)]")]
    [InlineData("[Dense(3)] [L1({|NETGEN007:-1|})]")]
    public Task Numbers_without_effect(string attributes) =>
        NetworkAnalyzerTest.Check($"[Network(2)] {attributes} [SoftmaxCrossEntropy] partial class N;");

    [Theory]
    [InlineData("[Dropout(0.5f)] [{|NETGEN028:Dropout(0.25f)|}] [Dense(3)]")]
    [InlineData("[Dropout(0.5f)] [{|NETGEN028:Dropout(0.5f)|}] [{|NETGEN028:Dropout(0.1f)|}] [Dense(3)]")]
    [InlineData("[Dropout(0.5f)] [Dropout({|NETGEN027:0|})] [Dense(3)]")]
    [InlineData("[Dropout(0.5f)] [Dense(4, Activation.Relu)] [Dropout(0.5f)] [Dense(3)]")]
    public Task Dropouts_in_sequence(string layers) => NetworkAnalyzerTest.Check($"[Network(2)] {layers} [SoftmaxCrossEntropy] partial class N;");

    [Fact]
    public Task Layers_without_an_order_are_no_sequence() =>
        NetworkAnalyzerTest.Check("[Network(2)] [Dense(3)] partial class N; [{|NETGEN003:Dense(4)|}] partial class N;");
}
