using System.Reflection;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.Graph;

/// <summary>Files are told apart by what networks compute, not by how they are written.</summary>
public class MeaningTests
{
    private const string Skip =
        "[Network(4)] [Dense(4)] [Activate(Activation.Relu)] [Activate(Activation.Tanh, Name = \"a\")] [Dense(4)] [Add(\"a\")]";

    /// <summary>Files hold a hash of the text: one that is written otherwise makes the files of before those of other networks.</summary>
    [Fact]
    public void The_text_stays_as_it_is() => Assert.Equal(
        """
        Input [n, 2]
        Parameter [3, 2]
        Parameter [3]
        Parameter [3]
        Parameter [3]
        MatMul [n, 3] 0 1 False True
        Add [n, 3] 5 2
        Activate [n, 3] 6 Gelu
        Normalize [n, 3] 7 True 3727c5ac
        Normalize [n, 1] 7 True 3727c5ac
        Multiply [n, 3] 8 3
        Add [n, 3] 10 4
        Output 11
        """,
        Of("[Network(2)] [Dense(3, Activation.Gelu)] [LayerNorm]"));

    [Theory]
    [InlineData("[Network(4)] [Dense(4)] [LayerNorm(Epsilon = 1e-3f)]", "[Network(4)] [Dense(4)] [LayerNorm]")]
    [InlineData("[Network(4)] [Dense(4)] [RmsNorm]", "[Network(4)] [Dense(4)] [LayerNorm(UseBias = false)]")]
    [InlineData("[Network(4)] [Dense(4, Activation.Gelu)]", "[Network(4)] [Dense(4, Activation.GeluTanh)]")]
    [InlineData("[Network(steps: 2, features: 3)] [Flatten] [Dense(2)]", "[Network(steps: 3, features: 2)] [Flatten] [Dense(2)]")]
    [InlineData("[Network(4)] [Dense(4, UseBias = false)]", "[Network(4)] [Dense(4)]")]
    [InlineData("[Network(4)] [GroupNorm(2)] [Dense(4)]", "[Network(4)] [GroupNorm(4)] [Dense(4)]")]
    [InlineData("[Network(4)] [GroupNorm(2)] [Dense(4)]", "[Network(4)] [GroupNorm(2, Epsilon = 1e-3f)] [Dense(4)]")]
    [InlineData("[Network(steps: 3, features: 4)] [Attention(2)]", "[Network(steps: 3, features: 4)] [Attention(4)]")]
    [InlineData("[Network(steps: 3, features: 4)] [Attention(2)]", "[Network(steps: 3, features: 4)] [Attention(2, Causal = true)]")]
    [InlineData(
        "[Network(height: 8, width: 8, channels: 2)] [Conv2d(3, 3, Dilation = 2, Padding = 2)] [GlobalAveragePool]",
        "[Network(height: 8, width: 8, channels: 2)] [Conv2d(3, 3, Padding = 1)] [GlobalAveragePool]")]
    [InlineData(
        "[Network(height: 8, width: 8, channels: 2)] [DepthwiseConv2d(3, Dilation = 2, Padding = 2)] [GlobalAveragePool]",
        "[Network(height: 8, width: 8, channels: 2)] [DepthwiseConv2d(3, Padding = 1)] [GlobalAveragePool]")]
    [InlineData(
        "[Network(steps: 8, features: 2)] [Conv1d(3, 3, Causal = true)] [GlobalAveragePool]",
        "[Network(steps: 8, features: 2)] [Conv1d(3, 3, Padding = 1)] [GlobalAveragePool]")]
    [InlineData(
        "[Network(height: 8, width: 8, channels: 2)] [MaxPool2d(2)] [Flatten]", "[Network(height: 8, width: 8, channels: 2)] [AveragePool2d(2)] [Flatten]")]
    public void Other_computations_are_others(string one, string other) => Assert.NotEqual(Of(one), Of(other));

    /// <summary>The layers are shown alike; what reads what is told by a name that no parameter has.</summary>
    [Fact]
    public void A_layer_that_reads_another_is_another()
    {
        string other = Skip.Replace("Relu)", "Relu, Name = \"a\")", StringComparison.Ordinal).Replace("Tanh, Name = \"a\")", "Tanh)", StringComparison.Ordinal);

        Assert.NotEqual(Of(Skip), Of(other));
        Assert.Equal(Of(Skip), Of(Skip.Replace("\"a\"", "\"b\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[Network(4)] [Dense(3, Activation.Tanh, Name = \"encoder\", Initializer = Initializer.HeNormal, Trainable = false)] [Dense(2)]")]
    [InlineData("[Network(4)] [Dense(3)] [Activate(Activation.Tanh)] [Dense(2)]")]
    [InlineData("[Network(4)] [Dense(3, Activation.Tanh)] [Dropout(0.5f)] [Dense(2)] [SoftmaxCrossEntropy]")]
    [InlineData("[Network(4)] [Dense(3, Activation.Tanh)] [Dense(2)] [SoftmaxCrossEntropy] [Adam] [L2(0.1f)]")]
    public void The_same_computation_is_the_same(string source) => Assert.Equal(Of("[Network(4)] [Dense(3, Activation.Tanh)] [Dense(2)]"), Of(source));

    /// <summary>A depthwise convolution is one with as many groups as there are channels.</summary>
    [Fact]
    public void A_convolution_of_each_channel_is_depthwise() => Assert.Equal(
        Of("[Network(height: 8, width: 8, channels: 3)] [Conv2d(6, 3, Groups = 3)] [GlobalAveragePool]"),
        Of("[Network(height: 8, width: 8, channels: 3)] [DepthwiseConv2d(3, Multiplier = 2)] [GlobalAveragePool]"));

    /// <summary>What an operation computes with is in the text, or has to do with training alone.</summary>
    [Fact]
    public void No_constant_is_left_out()
    {
        string[] ofTraining = ["Gradient", "Update", "Loss", "Entropy", "Divergence", "Error", "Penalty", "Dropout", "SumTo", "Batch", "Sample", "Average"];
        IEnumerable<string> silent =
            from type in typeof(Operation).Assembly.GetTypes()
            where type.IsSubclassOf(typeof(Operation)) && !type.IsAbstract && !ofTraining.Any(kind => type.Name.Contains(kind, StringComparison.Ordinal))
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where property.GetMethod is { IsVirtual: false } && property.PropertyType != typeof(Shape) && !typeof(Tensor).IsAssignableFrom(property.PropertyType)
            where type.GetProperty(nameof(Operation.Constants))!.DeclaringType != type
            select $"{type.Name}.{property.Name}";

        Assert.Empty(silent);
    }

    private static string Of(string attributes) => Meaning.Of(Lowering.Lower(UserCode.Parse(attributes + " partial class N;")!));
}
