namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN004, NETGEN005 and NETGEN029.</summary>
public class SizeTests
{
    [Theory]
    [InlineData("Network({|NETGEN004:0|})")]
    [InlineData("Network({|NETGEN004:-1|})")]
    [InlineData("Network({|NETGEN004:65_537|})")]
    [InlineData("Network({|NETGEN004:int.MinValue|})")]
    [InlineData("Network(inputSize: {|NETGEN004:0|})")]
    [InlineData("Network(2, WorkspaceSamples = {|NETGEN004:0|})")]
    [InlineData("Network(2, WorkspaceSamples = {|NETGEN004:65_537|})")]
    [InlineData("Network({|NETGEN004:0|}, WorkspaceSamples = {|NETGEN004:-5|})")]
    public Task Sizes_of_the_network(string attribute) =>
        NetworkAnalyzerTest.Check($"[{attribute}] [Dense(3)] partial class N;");

    [Theory]
    [InlineData("{|NETGEN004:0|}")]
    [InlineData("{|NETGEN004:-1|}")]
    [InlineData("{|NETGEN004:268_435_457|}")]
    [InlineData("{|NETGEN029:1|}")]
    [InlineData("{|NETGEN029:N.Budget - 1|}")]
    [InlineData("N.Budget")]
    [InlineData("268_435_456")]
    public Task Budgets_of_parameters(string budget) => NetworkAnalyzerTest.Check($$"""
        [Network(64, WorkspaceSamples = 32, MaxParameters = {{budget}})]
        [Dense(32, Activation.Relu)]
        [Dense(10)]
        partial class N { public const int Budget = 64 * 32 + 32 + 32 * 10 + 10; }
        """);

    [Theory]
    [InlineData("[Network(65_536, MaxParameters = 1_000)] [{|NETGEN005:Dense(4_096)|}] partial class N;")]
    [InlineData("[Network(2, MaxParameters = 1)] [Dense({|NETGEN004:0|})] partial class N;")]
    [InlineData("[{|NETGEN002:Network(2, MaxParameters = 1)|}] partial class N;")]
    [InlineData("[Network({|NETGEN004:0|}, MaxParameters = 1)] [Dense(3)] partial class N;")]
    public Task Budgets_of_networks_without_a_size(string source) => NetworkAnalyzerTest.Check(source);

    [Theory]
    [InlineData("[Dense({|NETGEN004:0|})]")]
    [InlineData("[Dense({|NETGEN004:1_048_577|})]")]
    [InlineData("[Dense({|NETGEN004:4_097|})] [Dense(1_048_576)]")]
    [InlineData("[Dense({|NETGEN004:2 * 4_096|}, Activation.Relu)] [Dense({|NETGEN004:1_048_577|})]")]
    [InlineData("[Dense(activation: Activation.Relu, units: {|NETGEN004:-3|})]")]
    [InlineData("[Dense(3)] [Dense({|NETGEN004:0|}), Dense(4), Dense({|NETGEN004:0|})]")]
    [InlineData("[Dense({|NETGEN004:N.None|})]")]
    public Task Units_of_a_layer(string attributes) =>
        NetworkAnalyzerTest.Check($$"""[Network(2)] {{attributes}} partial class N { public const int None = 0; }""");

    [Theory]
    [InlineData("[Network(65_536)] [Dense(4_095)] partial class N;")]
    [InlineData("[Network(65_536)] [Dense(4_096, UseBias = false)] partial class N;")]
    [InlineData("[Network(65_536)] [{|NETGEN005:Dense(4_096)|}] partial class N;")]
    [InlineData("[Network(65_536)] [Dense(4_095, Activation.Relu)] [{|NETGEN005:Dense(64, Activation.Relu)|}] [Dense(1)] partial class N;")]
    [InlineData("[Network(65_536)] [Dense(4_000, Activation.Relu)] [{|NETGEN005:Dense(4_096, Activation.Relu)|}] [Dense(3, Activation.Relu)] [Dense(4_096)] partial class N;")]
    [InlineData("[Network(65_536)] [Dense({|NETGEN004:0|})] [Dense(4_096, Activation.Relu)] [Dense(4_096)] partial class N;")]
    public Task Too_many_parameters(string source) => NetworkAnalyzerTest.Check(source);

    [Fact]
    public Task Many_layers_are_too_many_parameters_together() => NetworkAnalyzerTest.Check($$"""
        [Network(4_096)]
        {{string.Concat(Enumerable.Repeat("[Dense(4_096, Activation.Relu, UseBias = false)] ", 16))}}
        [{|NETGEN005:Dense(1)|}]
        partial class N;
        """);
}
