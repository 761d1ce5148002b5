using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.Graph;

/// <summary>A block is its layers, written out, under names of their own.</summary>
public class BlockTests
{
    private const string PreNorm = """
        [Block] [LayerNorm] [Dense(6, Activation.Relu, Name = "fc1")] [Dropout(0.5f)] [Dense(4, Name = "fc2")] [Add("input", Name = "sum")] class PreNorm;
        """;

    [Fact]
    public void Layers_are_lowered_for_each_repetition()
    {
        NetworkGraph graph = Lowered("[Network(4)] [Dense(4)] [Block<Two>(Repeat = 2, Name = \"body\")] [Dense(3)]", """
            [Block] [Dense(4, Activation.Relu, UseBias = false, Name = "fc1")] [Add("input")] class Two;
            """);

        Assert.Equal(
            [
                "hidden1Product[n, 4] = MatMul(inputs[n, 4], weight1[4, 4])",
                "hidden1[n, 4] = Add(hidden1Product[n, 4], bias1[4])",
                "body0Fc1Sum[n, 4] = MatMul(hidden1[n, 4], body0Fc1Weight[4, 4])",
                "body0Fc1[n, 4] = Activate(body0Fc1Sum[n, 4])",
                "body0Add2[n, 4] = Add(body0Fc1[n, 4], hidden1[n, 4])",
                "body1Fc1Sum[n, 4] = MatMul(body0Add2[n, 4], body1Fc1Weight[4, 4])",
                "body1Fc1[n, 4] = Activate(body1Fc1Sum[n, 4])",
                "body1Add2[n, 4] = Add(body1Fc1[n, 4], body0Add2[n, 4])",
                "outputsProduct[n, 3] = MatMul(body1Add2[n, 4], weight3[3, 4])",
                "outputs[n, 3] = Add(outputsProduct[n, 3], bias3[3])",
            ],
            graph.Operations.Select(operation => operation.ToString()));
    }

    [Fact]
    public void The_result_of_a_last_block_is_the_networks() =>
        Assert.Equal("logits", Lowered("[Network(4)] [Block<PreNorm>(Repeat = 3)] [SoftmaxCrossEntropy]", PreNorm).Output.Name);

    [Fact]
    public void The_network_reads_the_result_by_the_blocks_name()
    {
        NetworkGraph graph = Lowered("[Network(4)] [Block<PreNorm>(Name = \"a\")] [Dense(4, From = \"a\")] [Concat(\"a\")]", PreNorm);

        Assert.Contains("outputs[n, 8] = Concat(hidden2[n, 4], a_Sum5[n, 4])", graph.Operations.Select(operation => operation.ToString()));
    }

    [Fact]
    public void A_block_reads_what_it_is_told_to()
    {
        NetworkGraph graph = Lowered("[Network(4)] [Dense(5, Name = \"a\")] [Dense(6, Name = \"b\")] [Block<One>(From = \"a\", Name = \"c\")] [Concat(\"b\")]", """
            [Block] [Dense(2, UseBias = false)] class One;
            """);

        Assert.Contains("c_Dense1[n, 2] = MatMul(hidden1[n, 5], c_Dense1Weight[2, 5])", graph.Operations.Select(operation => operation.ToString()));
    }

    /// <summary>By hand, as <c>named_parameters()</c> of the same modules gives them: a sequential of sequentials.</summary>
    [Theory]
    [InlineData("[Block<Mlp>(Repeat = 2, Name = \"body\")]", "body.0.0.weight body.0.0.bias body.0.2.weight body.1.0.weight body.1.0.bias body.1.2.weight")]
    [InlineData("[Block<Mlp>(Repeat = 1, Name = \"body\")]", "body.0.0.weight body.0.0.bias body.0.2.weight")]
    [InlineData("[Block<Mlp>(Name = \"body\")]", "body.0.weight body.0.bias body.2.weight")]
    [InlineData("[Dense(4, Activation.Relu)] [LayerNorm] [Block<Mlp>(Repeat = 1)] [Dense(1)]",
        "0.weight 0.bias 2.weight 2.bias 3.0.0.weight 3.0.0.bias 3.0.2.weight 4.weight 4.bias")]
    [InlineData("[Dense(4, Activation.Relu)] [LayerNorm] [Block<Mlp>] [Add(\"input\")] [Dense(1)]",
        "0.weight 0.bias 2.weight 2.bias 3.0.weight 3.0.bias 3.2.weight 5.weight 5.bias")]
    [InlineData("[Block<Outer>(Repeat = 2, Name = \"net\")] [Dense(2, Name = \"head\")]",
        "net.0.0.weight net.0.inner.0.0.weight net.0.inner.0.0.bias net.0.inner.0.2.weight net.0.2.0.weight net.0.2.0.bias net.0.2.2.weight "
        + "net.1.0.weight net.1.inner.0.0.weight net.1.inner.0.0.bias net.1.inner.0.2.weight net.1.2.0.weight net.1.2.0.bias net.1.2.2.weight "
        + "head.weight head.bias")]
    public void Files_name_parameters_as_PyTorch_does(string layers, string paths) => Assert.Equal(
        paths.Split(' '),
        Lowered($"[Network(4)] {layers}", """
            [Block] [Dense(4, Activation.Relu)] [Dense(4, UseBias = false)] class Mlp;
            [Block] [RmsNorm] [Block<Mlp>(Repeat = 1, Name = "inner")] [Block<Mlp>] class Outer;
            """).Parameters.Select(parameter => parameter.Path));

    [Fact]
    public void Each_repetition_drops_other_values() => Assert.Equal(
        [4, 9, 14],
        Lowered("[Network(4)] [Dense(4)] [Block<PreNorm>(Repeat = 3)] [Dense(2)] [SoftmaxCrossEntropy]", PreNorm)
            .Operations.OfType<Dropout>().Select(dropout => dropout.Layer).Distinct());

    [Fact]
    public void A_block_can_be_frozen()
    {
        NetworkGraph graph = Lowered("[Network(4)] [Block<Outer>(Trainable = false)] [Block<Outer>] [SoftmaxCrossEntropy]", PreNorm + """
            [Block] [Block<PreNorm>] [Dense(4, Trainable = false)] [LayerNorm] class Outer;
            """);

        Assert.Equal(
            ["1.0.0.weight", "1.0.0.bias", "1.0.fc1.weight", "1.0.fc1.bias", "1.0.fc2.weight", "1.0.fc2.bias", "1.2.weight", "1.2.bias"],
            graph.Parameters.Where(parameter => parameter.IsTrainable).Select(parameter => parameter.Path));
    }

    /// <summary>Names that are alike in generated code, or like those that it has anyhow, are told apart.</summary>
    [Theory]
    [InlineData("[Block<Alike>(Name = \"a\")] [Block<Alike>(Name = \"A\")] [Block<Alike>(Name = \"training.a\")]")]
    [InlineData("[Block<Alike>(Repeat = 11, Name = \"a\")] [Block<Alike>(Repeat = 2, Name = \"a1\")] [Block<Alike>(Repeat = 1, Name = \"a_1\")]")]
    [InlineData("[Block<Alike>(Name = \"hidden\")] [Dense(3)] [Block<Alike>(Name = \"training\")] [Block<Alike>(Name = \"loss\")] [Dense(3)]")]
    [InlineData("[Block<Alike>(Name = \"_\")] [Block<Alike>(Name = \"9\")] [Block<Alike>(Name = \"block1\")] [Block<Alike>]")]
    public void Names_in_generated_code_are_unique(string layers)
    {
        NetworkGraph graph = Lowered($"[Network(3)] [Dense(3)] [Dropout(0.5f)] {layers} [Dense(3)] [SoftmaxCrossEntropy]", """
            [Block] [Dense(3, Activation.Tanh, Name = "x.y1")] [Dense(3, Activation.Relu, Name = "xY1")] [Dense(3, Activation.Tanh, Name = "xY1Sum")]
            [Dense(3, Activation.Tanh, Name = "_")] [Dense(3, Activation.Tanh, Name = "1")] [Dense(3, Activation.Tanh, Name = "dense1")]
            [Add("1", "_", "input", "xY1", Name = "xY1Of2Values")] [Dropout(0.1f, Name = "Gradient")] class Alike;
            """);

        Assert.Distinct(graph.Operations.SelectMany(operation => operation.Results).Concat(graph.Parameters).Select(tensor => tensor.Name));
    }

    private static NetworkGraph Lowered(string layers, string blocks)
    {
        NetworkDeclaration? declaration = UserCode.Of($"{layers} partial class N; {blocks}").Parse("N");
        Assert.NotNull(declaration);
        return declaration.Lowered();
    }
}
