namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What NETGEN007, NETGEN022, NETGEN023 and NETGEN024 say of regularisers.</summary>
public class RegularizerTests
{
    [Theory]
    [InlineData("[L1({|NETGEN007:-0.1f|})]")]
    [InlineData("[L2({|NETGEN007:float.NaN|})] [L1(factor: {|NETGEN007:float.PositiveInfinity|})]")]
    [InlineData("[L1(1e-30f)] [L2(1e9f)]")]
    [InlineData("[ClipGradients(MaxNorm = {|NETGEN007:0|})]")]
    [InlineData("[ClipGradients(MaxNorm = {|NETGEN007:-1|})]")]
    [InlineData("[ClipGradients(MaxValue = {|NETGEN007:float.PositiveInfinity|})]")]
    [InlineData("[ClipGradients(MaxValue = 1e-30f)]")]
    [InlineData("[{|NETGEN022:ClipGradients|}]")]
    [InlineData("[ClipGradients(MaxNorm = 1, MaxValue = {|NETGEN022:1|})]")]
    public Task Options(string attributes) =>
        NetworkAnalyzerTest.Check($"[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] {attributes} partial class N;");

    [Theory]
    [InlineData("[Dropout({|NETGEN007:1|})] [Dense(3)]")]
    [InlineData("[Dropout({|NETGEN007:-0.1f|})] [Dense(3)]")]
    [InlineData("[Dropout({|NETGEN007:float.NaN|})] [Dense(3)]")]
    [InlineData("[Dropout(0.1f)] [Dense(3, Activation.Relu)] [Dropout(0.999f)] [Dense(3)]")]
    [InlineData("[Dense(3)] [{|NETGEN024:Dropout(0.5f)|}]")]
    [InlineData("[{|NETGEN024:Dropout({|NETGEN027:0|})|}]")]
    public Task Dropouts(string layers) => NetworkAnalyzerTest.Check($"[Network(2)] {layers} [SoftmaxCrossEntropy] partial class N;");

    [Theory]
    [InlineData("[Dropout2d({|NETGEN007:1|}), Dense(3)]")]
    [InlineData("[Dense(3), {|NETGEN024:Dropout2d(0.5f)|}]")]
    [InlineData("[Dense(3), {|NETGEN024:Dropout2d(0.5f)|}, Flatten]")]
    [InlineData("[Dropout2d(0.5f), {|NETGEN028:Dropout2d(0.5f)|}, Dense(3)]")]
    [InlineData("[Dropout2d(0.5f), Dropout(0.5f), Dropout2d(0.25f), Dense(3)]")]
    public Task Dropouts_of_channels(string layers) =>
        NetworkAnalyzerTest.Check($"[Network(height: 2, width: 2, channels: 3)] {layers} [MeanSquaredError] partial class N;");

    [Theory]
    [InlineData("[Dense(3, Trainable = false)] [{|NETGEN023:SoftmaxCrossEntropy|}]")]
    [InlineData("[Dense(3, Activation.Tanh, Trainable = false)] [Dropout(0.1f)] [Dense(3, Trainable = false)] [{|NETGEN023:SoftmaxCrossEntropy|}]")]
    [InlineData("[Dense(3, Activation.Tanh, Trainable = false)] [Dense(3)] [SoftmaxCrossEntropy]")]
    [InlineData("[Dense(3, Activation.Tanh)] [Dense(3, Trainable = !true)] [SoftmaxCrossEntropy]")]
    [InlineData("[Dense(3, Trainable = false)]")]
    public Task Frozen_layers(string attributes) => NetworkAnalyzerTest.Check($"[Network(2)] {attributes} partial class N;");
}
