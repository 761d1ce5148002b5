using NetGen.Testing.Compiling;
using NetGen.Tool.Checking;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Importing;

/// <summary>A model with sizes that NetGen does not compile is refused, with the node, the size and the limit.</summary>
public sealed class SizeLimitTests
{
    [Fact]
    public void Every_size_beyond_a_limit_is_named()
    {
        string message = MessageOf(model =>
        {
            string x = model.Node("Relu", model.Node("MatMul", model.Floats(null, 3), model.Constant("w", [3, 5000], new float[15_000])));
            return model.Node("MatMul", model.Node("Relu", model.Node("MatMul", x, model.Constant("v", [5000, 4097], new float[5000 * 4097]))), model.Constant("u", [4097, 2], new float[4097 * 2]));
        });
        Assert.Equal(
            "The model is too large:\n  - MatMul 'MatMul_1': it has 5,000 units where other layers follow; NetGen's limit is 4,096.\n"
            + "  - MatMul 'MatMul_3': it has 4,097 units where other layers follow; NetGen's limit is 4,096.",
            message);
    }

    [Fact]
    public void The_last_layer_has_another_limit() => ImportedClasses.ImportOf(ModelCase.Of("wide", model => model.Node("MatMul", model.Floats(null, 3), model.Constant("w", [3, 5000], new float[15_000]))));

    [Fact]
    public void Inputs_beyond_the_limit_are_named() => AssertMessage(
        "The input: it has 70,000 values of a sample; NetGen's limit is 65,536.", model => model.Node("MatMul", model.Floats(null, 70_000), model.Constant("w", [70_000, 1], new float[70_000])));

    [Fact]
    public void Windows_beyond_the_limit_are_named()
    {
        AssertMessage("': it has 300 taps of its window; NetGen's limit is 256.", model => ConvolutionModels.Conv(model, model.Floats(null, 1, 400), [2, 1, 300]));
        AssertMessage("it has 257 positions from one window to the next; NetGen's limit is 256.", model => ConvolutionModels.Conv(model, model.Floats(null, 1, 400), [2, 1, 3], ("strides", (int[])[257])));
        AssertMessage("it has 300 positions of padding on a side; NetGen's limit is 256.", model => ConvolutionModels.Conv(model, model.Floats(null, 1, 400), [2, 1, 3], ("pads", (int[])[300, 300])));
    }

    [Fact]
    public void Units_of_recurrent_layers_beyond_the_limit_are_named() => AssertMessage("it has 4,100 units; NetGen's limit is 4,096.", model => model.Nodes(
        "RNN", [model.Node("Transpose", [model.Floats(null, 2, 1)], ("perm", (int[])[1, 0, 2])), model.Constant("W", [1, 4100, 1], new float[4100]), model.Constant("R", [1, 4100, 4100], new float[4100 * 4100])], 2, ("hidden_size", 4100))[1]);

    [Fact]
    public void Copies_of_pixels_beyond_the_limit_are_named() => AssertMessage(
        "it has 65 copies of each pixel along a side; NetGen's limit is 64.",
        model => model.Node(
            "Resize",
            [model.Floats(null, 2, 3, 4), "", model.Constant("scales", [4], 1, 1, 65, 65)],
            ("mode", "nearest"),
            ("coordinate_transformation_mode", "asymmetric"),
            ("nearest_mode", "floor")));

    [Fact]
    public void Padding_of_a_result_beyond_the_limit_is_named() => AssertMessage(
        "it has 300 positions of padding on a side; NetGen's limit is 256.",
        model => model.Node("ConvTranspose", [model.Floats(null, 2, 4, 4), model.Drawn("w", 2, 3, 2, 2)], ("output_padding", (int[])[0, 300])));

    [Fact]
    public void A_number_of_units_whose_gates_no_integer_counts_is_named() => AssertMessage("LSTM_3': it has 1,073,741,824 units; NetGen's limit is 4,096.", model =>
    {
        string steps = model.Node("Transpose", [model.Floats(null, 2, 3)], ("perm", (int[])[1, 0, 2]));
        return model.Nodes("LSTM", [steps, model.Constant("W", [1, 0, 3]), model.Constant("R", [1, 0, 1 << 30])], 2)[1];
    });

    [Theory]
    [InlineData(5, 0)]
    [InlineData(0, 4)]
    public void A_table_without_elements_is_named(int vocabulary, int units) => AssertMessage(
        $"it reads a table of shape [{vocabulary}, {units}]; expected rows for tokens",
        model => model.Node("Gather", model.Constant("table", [vocabulary, units]), model.Tokens(5, null, 7)));

    [Fact]
    public void Features_of_attention_beyond_the_limit_are_named_before_its_projections_are_made() => AssertMessage(
        "MatMul_4': it has 5,000 features of a step; NetGen's limit is 4,096.", model =>
    {
        string x = model.Floats(null, 2, 5000);
        return model.Node("MatMul", model.Node("Softmax", model.Node("MatMul", x, model.Node("Transpose", [x], ("perm", (int[])[0, 2, 1])))), x);
    });

    [Fact]
    public void Inputs_beyond_the_limit_are_named_before_what_reads_them() => AssertMessage(
        "The model is too large:\n  - The input: it has 70,000 values of a sample; NetGen's limit is 65,536.", model => model.Node("Det", model.Floats(null, 70_000)));

    /// <summary>The generator refuses one more than each limit, and says the limit.</summary>
    [Theory]
    [InlineData("[Network({0})] [Dense(1)]", SizeLimits.Inputs)]
    [InlineData("[Network(steps: 1, features: {0})] [Dense(1)]", SizeLimits.Units)]
    [InlineData("[Network(2)] [Dense({0})]", SizeLimits.LastUnits)]
    [InlineData("[Network(2)] [Dense({0}), Dense(1)]", SizeLimits.Units)]
    [InlineData("[Network(2)] [Embedding({0}, 1)]", SizeLimits.Vocabulary)]
    [InlineData("[Network(2)] [Embedding(1, {0})]", SizeLimits.Units)]
    [InlineData("[Network(steps: 4, features: 2)] [Gru({0})]", SizeLimits.Units)]
    [InlineData("[Network(steps: 4, features: 2)] [Conv1d({0}, 2)]", SizeLimits.Units)]
    [InlineData("[Network(steps: 4000, features: 2)] [Conv1d(1, {0})]", SizeLimits.Taps)]
    [InlineData("[Network(steps: 4000, features: 2)] [Conv1d(1, 2, Stride = {0})]", SizeLimits.Taps)]
    [InlineData("[Network(steps: 8000, features: 2)] [Conv1d(1, 2, Dilation = {0})]", SizeLimits.Dilation)]
    [InlineData("[Network(steps: 4000, features: 2)] [Conv1d(1, 2, Padding = {0})]", SizeLimits.Padding)]
    [InlineData("[Network(steps: 4, features: 2)] [DepthwiseConv1d(2, Multiplier = {0})]", SizeLimits.Multiplier)]
    [InlineData("[Network(steps: 4, features: 2)] [Upsample({0})]", SizeLimits.Times)]
    public void The_limits_are_the_generators(string declaration, int limit)
    {
        string text = string.Format(System.Globalization.CultureInfo.InvariantCulture, declaration, limit + 1);
        string message = Assert.Throws<CompilationFailedException>(() => NetworkCompilation.Of(
            $"using NetGen;\n\n/// <summary>A network under test.</summary>\n{text}\npublic sealed partial class TooLarge;\n")).Message;
        Assert.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"1 to {limit:N0}").Replace("1 to 256", "256", StringComparison.Ordinal), message, StringComparison.Ordinal);
    }

    private static void AssertMessage(string part, Func<ModelBuilder, string> build) => Assert.Contains(part, MessageOf(build), StringComparison.Ordinal);

    private static string MessageOf(Func<ModelBuilder, string> build) =>
        Assert.Throws<ModelFileException>(() => ImportedClasses.ImportOf(ModelCase.Of("large", build))).Message;
}
