using NetGen.Tool.Reading;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Importing;

/// <summary>Which attributes a model is imported as.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public void A_layer_has_the_name_of_its_weight_and_what_follows_it() => AssertLines(
        "LeNetOfPyTorch",
        "[Network(height: 8, width: 8, channels: 2, ChannelsFirst = true)]",
        "[Conv2d(4, 3, Activation.Relu, Name = \"layers.0\")] // [6, 6, 4]",
        "[MaxPool2d(2)] // [3, 3, 4]",
        "[Flatten(ChannelsFirst = true)] // [36]",
        "[Dense(3, Name = \"fc\")] // [3]",
        "[SoftmaxCrossEntropy]",
        "[Adam]");

    [Fact]
    public void A_branch_reads_by_name() => AssertLines(
        "ResidualWithProjection",
        "[Network(height: 6, width: 6, channels: 3, ChannelsFirst = true)]",
        "[Conv2d(4, 3, Activation.Relu, Name = \"layers.0\")] // [4, 4, 4]",
        "[Conv2d(5, 3, Stride = 2, Padding = 1, Name = \"layers.2\")] // [2, 2, 5]",
        "[Conv2d(5, 1, Stride = 2, From = \"layers.0\", Name = \"layers.3\")] // [2, 2, 5]",
        "[Add(\"layers.2\", Activation = Activation.Relu)] // [2, 2, 5]",
        "[GlobalAveragePool] // [5]",
        "[SoftmaxCrossEntropy]",
        "[Adam]");

    [Fact]
    public void An_image_that_is_given_and_taken_by_pixels_has_no_order() => AssertStartsWith("KerasImageOut", "[Network(height: 6, width: 6, channels: 2)]");

    [Fact]
    public void An_image_that_is_given_and_taken_by_planes_says_so() =>
        AssertStartsWith("Segmentation", "[Network(height: 6, width: 6, channels: 3, ChannelsFirst = true, OutputsChannelsFirst = true)]");

    [Theory]
    [InlineData("MatMulAndAdd", null, "SoftmaxCrossEntropy")]
    [InlineData("MatMulAndAdd", "KlDivergence", "KlDivergence")]
    [InlineData("Probability", null, "SigmoidCrossEntropy")]
    [InlineData("Probability", "MeanSquaredError", "MeanSquaredError")]
    [InlineData("ScikitLearn", null, "MeanSquaredError")]
    [InlineData("GemmTransposed", "HingeLoss", "HingeLoss")]
    public void The_loss_follows_from_the_end_or_is_chosen(string name, string? chosen, string expected)
    {
        string[] lines = LinesOf(name, chosen);
        Assert.Equal([$"[{expected}]", "[Adam]"], lines[^2..]);
        Assert.Equal(expected == "MeanSquaredError" && name == "Probability", lines.Any(line => line.Contains("Activation.Sigmoid", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_a_loss_the_class_only_infers() => Assert.DoesNotContain("[Adam]", LinesOf("GemmTransposed", "none"));

    [Fact]
    public void A_loss_that_does_not_compute_the_end_is_refused() => Assert.Contains(
        "ends in a softmax, which SoftmaxCrossEntropy and KlDivergence compute; the loss HingeLoss does not",
        Assert.Throws<ModelFileException>(() => LinesOf("MatMulAndAdd", "HingeLoss")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_shape_closes_what_the_model_leaves_open()
    {
        ModelCase model = ModelCase.Of("open", model => model.Node("MatMul", model.Floats(null, null, 4), model.Drawn("w", 4, 2)));
        var import = Import.Of(OnnxReader.Read(model.Bytes, folder: null), new ImportChoices(Shape: [null, 12, 4]));
        Assert.Equal("[Network(steps: 12, features: 4)]", import.Attributes.First());
    }

    private static void AssertLines(string name, params string[] expected) => Assert.Equal(
        expected, LinesOf(name, loss: null).Select(line => string.Join(" // ", line.Split("//").Select(part => part.Trim()))));

    private static void AssertStartsWith(string name, string expected) => Assert.Equal(expected, LinesOf(name, loss: null)[0]);

    private static string[] LinesOf(string name, string? loss) =>
        [.. Import.Of(OnnxReader.Read(AllModels.Cases[name].Bytes, folder: null), new ImportChoices(Loss: loss)).Attributes];
}
