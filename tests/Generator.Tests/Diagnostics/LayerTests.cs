namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN002, NETGEN003 and NETGEN018.</summary>
public class LayerTests
{
    [Theory]
    [InlineData("[{|NETGEN002:Network(2)|}] partial class N;")]
    [InlineData("[{|NETGEN002:Network(2)|}] [SoftmaxCrossEntropy] [Sgd] partial class N;")]
    [InlineData("[Obsolete, {|NETGEN002:NetGen.NetworkAttribute(inputSize: 2)|}] partial class N;")]
    [InlineData("[{|NETGEN002:Network({|NETGEN004:0|})|}] partial class N;")]
    public Task No_layers(string source) => NetworkAnalyzerTest.Check(source);

    [Theory]
    [InlineData("[Network(2)] [Dense(3)] partial class N; [{|NETGEN003:Dense(4)|}] partial class N;")]
    [InlineData("[{|NETGEN003:Dense(4)|}] partial class N; [Network(2)] [Dense(3)] partial class N;")]
    [InlineData("[Network(2)] partial class N; [{|NETGEN003:Dense(4)|}, {|NETGEN003:Dense(5)|}] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] partial class N; [{|NETGEN003:SoftmaxCrossEntropy|}] partial class N; [{|NETGEN003:Sgd|}] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] partial class N; [Serializable] partial class N; partial class N;")]
    public Task Attributes_on_several_declarations(string source) => NetworkAnalyzerTest.Check(source);

    [Theory]
    [InlineData("Name = {|NETGEN018:\"\"|}")]
    [InlineData("Name = {|NETGEN018:\"fc 1\"|}")]
    [InlineData("Name = {|NETGEN018:\".fc\"|}")]
    [InlineData("Name = {|NETGEN018:\"fc..1\"|}")]
    [InlineData("Name = {|NETGEN018:\"schicht-a\"|}")]
    [InlineData("Name = {|NETGEN018:\"\\\"\"|}")]
    [InlineData("Name = \"encoder.layers.0.fc_1\"")]
    [InlineData("Name = null")]
    public Task Names(string name) => NetworkAnalyzerTest.Check($"[Network(2)] [Dense(3, {name})] partial class N;");

    [Theory]
    [InlineData("[Dense(3, Activation.Relu, Name = \"a\")] [{|NETGEN018:Dense(3, Name = \"a\")|}]")]
    [InlineData("[{|NETGEN026:Dense(3, Name = \"1\")|}] [{|NETGEN018:Dense(3)|}]")]
    [InlineData("[Dense(3, Activation.Relu, Name = \"1\")] [Dense(3)]")]
    [InlineData("[Dense(3, Activation.Relu, Name = \"2\")] [{|NETGEN018:Dense(3)|}]")]
    public Task Names_of_several_layers(string layers) => NetworkAnalyzerTest.Check($"[Network(2)] {layers} partial class N;");

    [Fact]
    public Task Attributes_in_several_files() => NetworkAnalyzerTest.Check(
        "[Network(2)] [Dense(3)] partial class N;",
        "[{|NETGEN003:Dense(4)|}] partial class N;",
        "partial class N { void Run() { } }");
}
