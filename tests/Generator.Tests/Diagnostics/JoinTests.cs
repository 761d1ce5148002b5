namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN030 to NETGEN032, and NETGEN018 where a layer would take the input's name: who reads whom.</summary>
public class JoinTests
{
    private const string A = "Dense(4, Activation.Relu, Name = \"a\")", B = "Dense(4, Activation.Relu, Name = \"b\")";

    [Theory]
    [InlineData($"[{A}] [{B}] [Add(\"a\")] [Dense(3)]")]
    [InlineData($"[{A}] [{B}] [Multiply(\"a\", \"b\")] [Dense(3)]")]
    [InlineData($"[{A}] [Dense(5, Activation.Relu)] [Concat(\"a\", \"input\", \"a\")] [Dense(3)]")]
    [InlineData($"[{A}] [{B}] [Add(\"a\", From = \"a\")] [Add(\"b\", Activation = Activation.Tanh)]")]
    [InlineData($"[{A}] [Dense(4, Activation.Relu, From = \"input\")] [Add(\"a\")] [Add(\"a\")]")]
    [InlineData("[Add(\"input\")] [Dense(3)]")]
    [InlineData("[Dense(2, Name = \"Input\")] [Add(\"input\")]")]
    [InlineData("[LayerNorm(Name = \"norm.0\")] [Dense(2, Activation.Relu, From = null)] [Add(\"norm.0\")] [Dense(3)]")]
    [InlineData("[Dense(3, From = \"input\", Name = \"nobody.asks\")]")]
    public Task Values_are_joined(string layers) => NetworkAnalyzerTest.Check($"[Network(2)] {layers} partial class N;");

    [Theory]
    [InlineData($"[{A}] [Flatten] [Dense(4, Activation.Sigmoid, Name = \"gate\")] [Multiply(\"gate\", From = \"a\")]")]
    [InlineData($"[{A}] [Flatten] [Dense(4, Activation.Sigmoid, Name = \"shift\")] [Add(\"shift\", \"a\", From = \"a\")]")]
    [InlineData($"[{A}] [Dense(5, Activation.Relu)] [Concat(\"a\", \"input\")] [Dense(3)]")]
    public Task Values_of_sequences_are_joined(string layers) =>
        NetworkAnalyzerTest.Check($"[Network(steps: 3, features: 2)] {layers} partial class N;");

    [Theory]
    [InlineData($"[{A}] [{B}] [Add({{|NETGEN030:\"c\"|}})]")]
    [InlineData($"[{A}] [{B}] [Add(\"a\", {{|NETGEN030:\"c\"|}})]")]
    [InlineData($"[{A}] [{B}] [Concat(\"a\", \"b\", {{|NETGEN030:\"A\"|}}, Name = \"c\")]")]
    [InlineData($"[{A}] [Dense(3, From = {{|NETGEN030:\"c\"|}})]")]
    [InlineData($"[Dense(3, From = {{|NETGEN030:\"\"|}})]")]
    [InlineData($"[Multiply({{|NETGEN030:\"0\"|}}, Activation = Activation.Relu)]")]
    public Task An_unknown_name(string layers) => NetworkAnalyzerTest.Check($"[Network(2)] {layers} partial class N;");

    [Theory]
    [InlineData($"[{A}] [Add({{|NETGEN030:\"b\"|}})] [{B}]")]
    [InlineData($"[Dense(4, Activation.Relu, From = {{|NETGEN030:\"b\"|}})] [{B}]")]
    [InlineData($"[{A}] [Add({{|NETGEN030:\"b\"|}}, Name = \"b\")]")]
    [InlineData("[Dense(4, From = {|NETGEN030:\"a\"|}, Name = \"a\")]")]
    public Task A_name_that_comes_later(string layers) => NetworkAnalyzerTest.Check($"[Network(2)] {layers} partial class N;");

    /// <summary>A name is that of one layer, and the input has one already.</summary>
    [Theory]
    [InlineData("[Dense(3, Name = {|NETGEN018:\"input\"|})]")]
    [InlineData("[Dense(2, Activation.Relu, Name = {|NETGEN018:\"input\"|})] [Add(\"input\")]")]
    [InlineData($"[{A}] [Activate(Activation.Tanh, Name = {{|NETGEN018:\"input\"|}})] [Dense(3)]")]
    public Task A_layer_is_not_called_input(string layers) => NetworkAnalyzerTest.Check($"[Network(2)] {layers} partial class N;");

    [Theory]
    [InlineData($"[{A}] [Dense(5, Activation.Relu)] [Add({{|NETGEN031:\"a\"|}})]")]
    [InlineData($"[{A}] [{B}] [Add(\"a\", {{|NETGEN031:\"input\"|}})]")]
    [InlineData($"[{A}] [Multiply({{|NETGEN031:\"input\"|}}, Name = \"c\")]")]
    [InlineData($"[{A}] [Add({{|NETGEN031:\"a\"|}}, From = \"input\")]")]
    public Task Columns_differ(string layers) => NetworkAnalyzerTest.Check($"[Network(2)] {layers} partial class N;");

    [Theory]
    [InlineData($"[{A}] [Flatten] [Concat({{|NETGEN031:\"a\"|}})]")]
    [InlineData($"[{A}] [Flatten] [Dense(4, Activation.Relu)] [Add({{|NETGEN031:\"a\"|}})]")]
    [InlineData($"[{A}] [Flatten, Dense(4, Activation.Relu, Name = \"b\")] [Concat({{|NETGEN031:\"b\"|}}, From = \"a\")]")]
    public Task Rows_differ(string layers) => NetworkAnalyzerTest.Check($"[Network(steps: 3, features: 2)] {layers} partial class N;");

    [Theory]
    [InlineData($"[{{|NETGEN032:{A}|}}] [Dense(3, From = \"input\")]")]
    [InlineData($"[{A}] [{{|NETGEN032:{B}|}}] [{{|NETGEN032:LayerNorm(From = \"a\")|}}] [Add(\"a\", From = \"input\")]", "[Network(4)]")]
    [InlineData($"[{A}] [{{|NETGEN032:Dense(5, Activation.Relu)|}}] [Activate(Activation.Tanh, From = \"a\")] [Dense(3)]")]
    [InlineData($"[{{|NETGEN032:Dropout(0.5f, Name = \"a\")|}}] [Dense(3, From = \"input\")] [SoftmaxCrossEntropy]")]
    public Task A_result_that_nobody_reads(string layers, string network = "[Network(2)]") =>
        NetworkAnalyzerTest.Check($"{network} {layers} partial class N;");

    /// <summary>Behind a layer that is wrong nothing is known of the others, so nothing is said of them.</summary>
    [Theory]
    [InlineData($"[{A}] [Add({{|NETGEN030:\"c\"|}}, \"d\")] [Multiply(\"e\")] [Dense(3, From = \"input\")]")]
    [InlineData($"[{A}] [Dense({{|NETGEN004:0|}})] [Add(\"c\")]")]
    public Task One_error_at_a_time(string layers) => NetworkAnalyzerTest.Check($"[Network(2)] {layers} partial class N;");
}
