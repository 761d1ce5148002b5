namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN040 to NETGEN043, and what images share with other layers: NETGEN004, NETGEN017, NETGEN031.</summary>
public class ImageTests
{
    private const string Sequence = "[Network(steps: 12, features: 4)]";

    private const string Image = "[Network(height: 6, width: 8, channels: 4)]";

    [Theory]
    [InlineData("[Conv2d(8, 3, Activation.Relu, Padding = 1), MaxPool2d(2), Conv2d(8, 2, 3, Stride = 2, Groups = 4), Flatten, Dense(3)]")]
    [InlineData("[Conv2d(8, 6, 8), Flatten, Dense(3)]")]
    [InlineData("[DepthwiseConv2d(3, Padding = 1, Multiplier = 256), DepthwiseConv2d(2, 3, Activation.Relu, Stride = 2), Flatten, Dense(3)]")]
    [InlineData("[Conv2d(8, 7, Same = true, StrideWidth = 9), GlobalAveragePool, Dense(3)]")]
    [InlineData("[AveragePool2d(3, Padding = 1, CountsPadding = false), GlobalMaxPool, Dense(3)]")]
    [InlineData("[Conv2d(4, 3, Padding = 1), Add(\"input\"), Conv2d(5, 1)]")]
    [InlineData("[ConvTranspose2d(4, 3, Stride = 2, OutputPadding = 1, Padding = 1), Upsample(2), GlobalMaxPool, Dense(3)]")]
    public Task Windows_fit(string layers) => NetworkAnalyzerTest.Check($"{Image} {layers} partial class N;");

    [Theory]
    [InlineData("[Conv1d(8, 3, Activation.Relu, Padding = 1), MaxPool1d(2), Conv1d(8, 2, Stride = 2, Groups = 4), Flatten, Dense(3)]")]
    [InlineData("[Conv1d(8, 12), Flatten, Dense(3)]")]
    [InlineData("[Conv1d(8, 200, Causal = true, Stride = 5), GlobalAveragePool, Dense(3)]")]
    [InlineData("[AveragePool1d(3, Padding = 1, CountsPadding = false), ConvTranspose1d(4, 3, Stride = 2, OutputPadding = 1, Padding = 1), GlobalMaxPool, Dense(3)]")]
    public Task Windows_over_steps_fit(string layers) => NetworkAnalyzerTest.Check($"{Sequence} {layers} partial class N;");

    [Theory]
    [InlineData("[{|NETGEN040:Conv1d(8, 3)|}]")]
    [InlineData("[Flatten, {|NETGEN040:MaxPool1d(2)|}]")]
    public Task Images_and_features_are_no_sequence(string layers) => NetworkAnalyzerTest.Check($"{Image} {layers} partial class N;");

    [Theory]
    [InlineData("[{|NETGEN040:Conv2d(8, 3)|}]")]
    [InlineData("[{|NETGEN041:Conv1d(8, 7, Dilation = 2)|}]")]
    [InlineData("[MaxPool1d(4), {|NETGEN041:AveragePool1d(4)|}]")]
    [InlineData("[Conv1d(6, 3, Groups = {|NETGEN042:4|})]")]
    [InlineData("[MaxPool1d(2, Padding = {|NETGEN043:2|})]")]
    [InlineData("[AveragePool1d(3, PaddingAfter = {|NETGEN043:2|}, Padding = 1)]")]
    [InlineData("[ConvTranspose1d(4, 3, Stride = 2, OutputPadding = {|NETGEN043:2|})]")]
    [InlineData("[Conv1d(8, 3, Same = true, PaddingBefore = {|NETGEN017:1|})]")]
    [InlineData("[Conv1d(8, 3, Causal = true, Padding = {|NETGEN017:1|}, PaddingAfter = {|NETGEN017:1|})]")]
    [InlineData("[Conv1d(8, 3, Causal = true, Same = {|NETGEN017:true|})]")]
    [InlineData("[Conv1d(8, {|NETGEN004:0|})]")]
    [InlineData("[Conv1d(8, 3, Stride = {|NETGEN004:300|}, Causal = true)]")]
    [InlineData("[Conv1d(8, {|NETGEN004:2147483647|}, Dilation = {|NETGEN004:2147483647|}, Causal = true)]")]
    public Task Windows_over_steps_do_not_fit(string layers) => NetworkAnalyzerTest.Check($"{Sequence} {layers} partial class N;");

    [Theory]
    [InlineData("[{|NETGEN040:Conv2d(8, 3)|}]")]
    [InlineData("[Dense(4, Activation.Relu), {|NETGEN040:MaxPool2d(2)|}]")]
    [InlineData("[{|NETGEN040:GlobalAveragePool|}, Dense(3)]")]
    [InlineData("[{|NETGEN040:ConvTranspose2d(8, 3)|}]")]
    [InlineData("[{|NETGEN040:Upsample(2)|}]")]
    [InlineData("[{|NETGEN040:DepthwiseConv2d(3)|}]")]
    public Task Features_are_no_image(string layers) => NetworkAnalyzerTest.Check($"[Network(64)] {layers} partial class N;");

    [Theory]
    [InlineData("[Flatten, {|NETGEN040:Conv2d(8, 3)|}]")]
    [InlineData("[GlobalMaxPool, {|NETGEN040:AveragePool2d(2)|}]")]
    public Task A_flattened_image_is_none(string layers) => NetworkAnalyzerTest.Check($"{Image} {layers} partial class N;");

    [Theory]
    [InlineData("[{|NETGEN041:Conv2d(8, 7)|}]")]
    [InlineData("[{|NETGEN041:Conv2d(8, 3, Dilation = 3)|}]")]
    [InlineData("[{|NETGEN041:Conv2d(8, 9, 1, PaddingTop = 2)|}]")]
    [InlineData("[MaxPool2d(4), {|NETGEN041:MaxPool2d(2)|}]")]
    public Task Nothing_is_left(string layers) => NetworkAnalyzerTest.Check($"{Image} {layers} partial class N;");

    [Theory]
    [InlineData("[Conv2d(8, 3, Groups = {|NETGEN042:3|})]")]
    [InlineData("[Conv2d(6, 3, Groups = {|NETGEN042:6|})]")]
    [InlineData("[Conv2d(6, 3, Groups = {|NETGEN042:4|})]")]
    [InlineData("[GroupNorm({|NETGEN042:3|})]")]
    [InlineData("[GroupNorm({|NETGEN042:8|}, Activation.Relu)]")]
    public Task Groups_do_not_divide(string layers) => NetworkAnalyzerTest.Check($"{Image} {layers} partial class N;");

    [Theory]
    [InlineData("[Network(steps: 5, features: 6)] [Attention({|NETGEN042:4|})]")]
    [InlineData("[Network(steps: 5, features: 6)] [Attention({|NETGEN042:12|}, Causal = true)]")]
    [InlineData("[Network(steps: 5, features: 6)] [Attention({|NETGEN004:0|})]")]
    [InlineData("[Network(steps: 5, features: 6)] [Flatten, {|NETGEN040:Attention(2)|}]")]
    [InlineData("[Network(6)] [{|NETGEN040:Attention(2)|}]")]
    [InlineData("[Network(height: 5, width: 4, channels: 6)] [{|NETGEN040:Attention(2)|}]")]
    [InlineData("[Network(steps: 5, features: 6)] [Attention(2, UseBias = false, InitialBias = {|NETGEN017:1|})]")]
    public Task Attention_cannot_stand_there(string network) => NetworkAnalyzerTest.Check($"{network} partial class N;");

    [Theory]
    [InlineData("[MaxPool2d(2, Padding = {|NETGEN004:-1|})]")]
    [InlineData("[Upsample({|NETGEN004:0|})]")]
    [InlineData("[Conv2d(64, 1), {|NETGEN004:Upsample(64)|}]")]
    [InlineData("[Conv2d({|NETGEN004:0|}, 3)]")]
    [InlineData("[Conv2d(4096, 1), {|NETGEN004:Conv2d(4096, 256, Same = true, Groups = 2048)|}]")]
    [InlineData("[Conv2d(8, {|NETGEN004:0|})]")]
    [InlineData("[DepthwiseConv2d({|NETGEN004:257|})]")]
    [InlineData("[DepthwiseConv2d(3, Multiplier = {|NETGEN004:0|})]")]
    [InlineData("[GroupNorm({|NETGEN004:0|})]")]
    [InlineData("[DepthwiseConv2d(3, Multiplier = {|NETGEN004:257|})]")]
    [InlineData("[Conv2d(32, 1), DepthwiseConv2d(3, Multiplier = {|NETGEN004:129|})]")]
    [InlineData("[Conv2d(8, 3, Stride = {|NETGEN004:-1|})]")]
    [InlineData("[Conv2d(8, 3, Padding = {|NETGEN004:-1|})]")]
    public Task A_size_out_of_range(string layers) => NetworkAnalyzerTest.Check($"{Image} {layers} partial class N;");

    [Theory]
    [InlineData("[MaxPool2d(2, Padding = {|NETGEN043:2|})]")]
    [InlineData("[AveragePool2d(3, PaddingTop = {|NETGEN043:2|}, Padding = 1)]")]
    [InlineData("[MaxPool2d(3, PaddingRight = {|NETGEN043:2|})]")]
    [InlineData("[ConvTranspose2d(4, 3, Stride = 2, OutputPadding = {|NETGEN043:2|})]")]
    [InlineData("[Conv2d(4, 6, 8), ConvTranspose2d(4, 3, Padding = {|NETGEN043:2|})]")]
    public Task The_padding_is_too_large(string layers) => NetworkAnalyzerTest.Check($"{Image} {layers} partial class N;");

    [Theory]
    [InlineData("[Conv2d(8, 3, Same = true, Padding = {|NETGEN017:1|})]")]
    [InlineData("[DepthwiseConv2d(3, Same = true, PaddingTop = {|NETGEN017:1|})]")]
    [InlineData("[MaxPool2d(2, Same = true, PaddingLeft = {|NETGEN017:1|})]")]
    public Task Same_decides_the_padding(string layers) => NetworkAnalyzerTest.Check($"{Image} {layers} partial class N;");

    [Theory]
    [InlineData("[Network(64, ChannelsFirst = {|NETGEN017:true|})] [Dense(3)] partial class N;")]
    [InlineData("[Network(64, OutputsChannelsFirst = {|NETGEN017:true|})] [Dense(3)] partial class N;")]
    [InlineData("[Network(steps: 6, features: 4, OutputsChannelsFirst = {|NETGEN017:true|})] [Dense(3), GlobalMaxPool] partial class N;")]
    [InlineData("[Network(height: {|NETGEN004:4096|}, width: 4096, channels: 3)] [GlobalAveragePool, Dense(3)] partial class N;")]
    [InlineData("[Network(height: {|NETGEN004:0|}, width: 8, channels: 3)] [GlobalAveragePool, Dense(3)] partial class N;")]
    public Task An_input_that_is_no_image(string declaration) => NetworkAnalyzerTest.Check(declaration);

    /// <summary>The channels are repeated before the window slides over them.</summary>
    [Theory]
    [InlineData("[{|NETGEN004:DepthwiseConv2d(1, Stride = 256, Multiplier = 256)|}]")]
    [InlineData("[{|NETGEN004:Conv2d(1024, 1, Stride = 256, Groups = 4)|}]")]
    public Task Channels_that_are_repeated_too_often(string layers) =>
        NetworkAnalyzerTest.Check($"[Network(height: 256, width: 256, channels: 4)] {layers} partial class N;");

    [Fact]
    public Task Channels_of_features_are_not_dropped() => NetworkAnalyzerTest.Check(
        $"[Network(4)] [{{|NETGEN040:Dropout2d(0.5f)|}}] [Dense(3)] [SoftmaxCrossEntropy] partial class N;",
        $"{Image} [Flatten, {{|NETGEN040:Dropout2d({{|NETGEN027:0|}})|}}, Dense(3)] [SoftmaxCrossEntropy] partial class M;",
        $"{Image} [Dropout2d(0.5f), GlobalAveragePool, Dense(3)] [SoftmaxCrossEntropy] partial class O;");

    [Fact]
    public Task Images_of_other_sizes_are_not_joined() =>
        NetworkAnalyzerTest.Check($"{Image} [Conv2d(4, 3, Name = \"a\"), Conv2d(4, 3), Add({{|NETGEN031:\"a\"|}})] partial class N;");
}
