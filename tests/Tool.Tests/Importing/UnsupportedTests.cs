using NetGen.Tool.Reading;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Importing;

/// <summary>What NetGen has no layer for is listed, all of it at once.</summary>
public sealed class UnsupportedTests
{
    [Fact]
    public void Every_node_without_a_layer_is_named()
    {
        string message = MessageOf(model =>
        {
            string x = model.Node("Det", model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 4, 2)));
            return model.Node("MatMul", model.Node("com.example:Fancy", model.Node("Relu", x)), model.Drawn("w2", 2, 2));
        });
        Assert.Contains("- Det 'Det_2': NetGen has no layer for this operator.", message, StringComparison.Ordinal);
        Assert.Contains("- Fancy 'Fancy_4': NetGen has no layer for this operator.", message, StringComparison.Ordinal);
        Assert.Equal(2, message.Split("\n  - ").Length - 1);
    }

    [Fact]
    public void A_slope_that_no_activation_has_is_named() => AssertMessage(
        "LeakyRelu_2': it computes none of NetGen's activations, alone or with the nodes before it: its slope is 0.3, and LeakyRelu's is 0.01.",
        model => model.Node("LeakyRelu", [model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 4, 2))], ("alpha", 0.3f)));

    [Theory]
    [InlineData(0.25f, 0.25f, "its slope is 0.25, and LeakyRelu's is 0.01.")]
    [InlineData(0.01f, 0.25f, "it has 2 slopes, and LeakyRelu's is 0.01 for all channels.")]
    public void Slopes_that_no_activation_has_are_named(float first, float second, string expected) => AssertMessage(
        expected, model => model.Node("PRelu", model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 4, 2)), model.Constant("slopes", [2], first, second)));

    [Fact]
    public void Groups_of_a_transposed_convolution_are_named() => AssertMessage(
        "it has 2 groups; a transposed convolution of NetGen's has one",
        model => model.Node("ConvTranspose", [model.Floats(null, 4, 5, 5), model.Drawn("w", 4, 3, 3, 3)], ("group", 2)));

    [Fact]
    public void A_window_that_is_no_square_is_named() => AssertMessage(
        "its window is [2, 1]; the windows of NetGen's pools are squares",
        model => model.Node("MaxPool", [ConvolutionModels.Conv(model, model.Floats(null, 2, 6, 6), [2, 2, 1, 1])], ("kernel_shape", (int[])[2, 1])));

    [Fact]
    public void A_product_of_computed_values_is_named() => AssertMessage("it multiplies the computed values [n, 4] and [n, 4]; it is no part of self-attention", model =>
    {
        string x = model.Floats(null, 4);
        return model.Node("MatMul", x, model.Node("Relu", model.Node("MatMul", x, model.Drawn("w", 4, 4))));
    });

    [Fact]
    public void Scores_without_values_are_named() => AssertMessage(
        "it multiplies computed values, and its result is not used as the scores of self-attention.", model => Scores(model, model.Floats(null, 4, 6)));

    [Fact]
    public void Of_the_parts_of_an_attention_the_last_one_is_named()
    {
        AssertLines(
            "MatMul 'MatMul_2': it multiplies computed values, and its result is not used as the scores of self-attention",
            model => Masked(model, Scores(model, model.Floats(null, 5, 6))));
        AssertLines(
            "Softmax 'Softmax_3': its weights are multiplied by no values of the same heads",
            model => model.Node("Softmax", Scores(model, model.Floats(null, 5, 6))));
        AssertLines(
            "Softmax 'Softmax_6': its weights are multiplied by no values of the same heads",
            model => model.Node("Softmax", Masked(model, Scale(model)(Scores(model, model.Floats(null, 5, 6))))));
    }

    [Fact]
    public void Attention_to_another_sequence_is_named() => AssertMessage("its queries, keys and values are not computed from the same sequence", model =>
    {
        string x = model.Floats(null, 5, 8), other = model.Node("Tanh", x);
        return Attention(model, x, other, Scale(model));
    });

    [Fact]
    public void Heads_of_another_width_are_named() => AssertMessage("its heads have 6 channels in all, and its sequence 8", model =>
    {
        string x = model.Floats(null, 5, 8);
        return Attention(model, x, x, Scale(model), width: 6);
    });

    [Fact]
    public void A_logarithm_of_the_weights_is_named() => AssertMessage("it takes the logarithm of the weights of self-attention, which are a softmax of the scores", model =>
    {
        string x = model.Floats(null, 5, 8);
        return Attention(model, x, x, Scale(model), weights: "LogSoftmax");
    });

    [Theory]
    [InlineData(0, 1, "by which a step sees others")]
    [InlineData(-1, 0, "by which a step sees others")]
    [InlineData(float.NegativeInfinity, 0, "by which a step sees others")]
    public void A_mask_that_is_not_causal_is_named(float seen, float unseen, string expected) => AssertMessage(expected, model =>
    {
        string x = model.Floats(null, 5, 8);
        return Attention(model, x, x, scores => model.Node("Add", scores, model.Constant("mask", [5, 5], AttentionModels.Triangle(seen, unseen))));
    });

    [Theory]
    [InlineData(1e-4f, "the scales after the mask of its scores make -1 of -10000; expected -100 or less, of which a softmax makes 0")]
    [InlineData(-1, "the scales after the mask of its scores make 10000 of -10000")]
    [InlineData(0, "the scales after the mask of its scores make -0 of -10000")]
    public void A_mask_that_later_scales_undo_is_named(float scale, string expected)
    {
        AssertMessage(expected, model =>
        {
            string x = model.Floats(null, 5, 8);
            return Attention(model, x, x, scores => model.Node("Mul", model.Node("Add", scores, model.Constant("mask", [5, 5], AttentionModels.Triangle(0, -1e4f))), model.Number(scale)));
        });
        AssertMessage(expected, model =>
        {
            string x = model.Floats(null, 5, 8);
            return Attention(model, x, x, scores => model.Node("Mul", Chosen(model, scores, -1e4f), model.Number(scale)));
        });
    }

    [Fact]
    public void A_mask_that_is_no_less_than_the_scores_is_named()
    {
        AssertMessage("it masks the scores by -10000 after -20000 is added to all of them; expected -30000 or less, of which a softmax makes 0", model =>
        {
            string x = model.Floats(null, 5, 8);
            return Attention(model, x, x, scores => Chosen(model, model.Node("Add", scores, model.Number(-20000)), -1e4f));
        });
        AssertMessage("it masks the scores by -5; expected -10000 or less, of which a softmax makes 0", model =>
        {
            string x = model.Floats(null, 5, 8);
            return Attention(model, x, x, scores => Chosen(model, scores, -5));
        });
    }

    [Fact]
    public void A_reverse_layer_alone_is_named() => AssertMessage("it runs from the last step to the first", model => model.Nodes(
        "LSTM", [model.Node("Transpose", [model.Floats(null, 5, 3)], ("perm", (int[])[1, 0, 2])), model.Drawn("W", 1, 16, 3), model.Drawn("R", 1, 16, 4)], 2, ("hidden_size", 4), ("direction", "reverse"))[1]);

    [Fact]
    public void A_layer_that_resets_before_the_product_is_named() => AssertMessage("its 'linear_before_reset' is 0: it resets the state before the product with it", model => model.Nodes(
        "GRU", [model.Node("Transpose", [model.Floats(null, 5, 3)], ("perm", (int[])[1, 0, 2])), model.Drawn("W", 1, 12, 3), model.Drawn("R", 1, 12, 4)], 2, ("hidden_size", 4))[1]);

    [Theory]
    [InlineData("its weight has the shape [4, 1], and it normalises [n, 4, 4]; expected [4]", new[] { 4, 1 }, new[] { 4 })]
    [InlineData("its bias has the shape [1, 4, 1], and it normalises [n, 4, 4]; expected [4]", new[] { 4 }, new[] { 1, 4, 1 })]
    [InlineData("its weight has the shape [1, 1, 1, 4], and it normalises [n, 4, 4]; expected [4]", new[] { 1, 1, 1, 4 }, new[] { 4 })]
    [InlineData("its weight has the shape [], and it normalises [n, 4, 4]; expected [4]", new int[0], new[] { 4 })]
    public void A_normalisation_with_a_weight_for_another_axis_is_named(string expected, int[] weight, int[] bias)
    {
        AssertMessage(expected, model => NormalizationModels.Factored(model, Steps(model), Zeros(model, "gamma", weight), Zeros(model, "beta", bias)));
        AssertMessage(expected, model => model.Node("LayerNormalization", Steps(model), Zeros(model, "gamma", weight), Zeros(model, "beta", bias)));
    }

    [Theory]
    [InlineData(new[] { 1, 3, 1 }, new int[0], "it chooses between [n, 4] and a constant of shape [] by one of shape [1, 3, 1]; expected shapes that fit into [n, 4]")]
    [InlineData(new[] { 4 }, new[] { 3, 1, 1, 1 }, "it chooses between [n, 4] and a constant of shape [3, 1, 1, 1] by one of shape [4]; expected shapes that fit into [n, 4]")]
    public void A_choice_that_gives_another_shape_is_named(int[] condition, int[] other, string expected) => AssertMessage(expected, model =>
    {
        string seen = model.Node("Cast", [model.Node("Add", Zeros(model, "zeros", condition), model.Number(1))], ("to", 9));
        return model.Node("Where", seen, model.Node("MatMul", model.Floats(null, 5), model.Drawn("w", 5, 4)), Zeros(model, "other", other));
    });

    [Fact]
    public void A_fill_that_gives_scores_another_shape_is_named() => AssertMessage("it chooses between [n, 2, 5, 5] and a constant of shape [3, 1, 1, 1, 1] by one of shape [5, 5]", model =>
    {
        string x = model.Floats(null, 5, 8);
        return Attention(model, x, x, scores => model.Node(
            "Where", model.Node("Cast", [model.Constant("seen", [5, 5], AttentionModels.Triangle(1, 0))], ("to", 9)), scores, model.Constant("fill", [3, 1, 1, 1, 1], -1e9f, -1e9f, -1e9f)));
    });

    [Fact]
    public void A_number_of_one_direction_alone_is_named() => AssertMessage("its activation HardSigmoid is that of 2 directions, and its 'activation_alpha' has 1 numbers; expected none, or one for each", model =>
    {
        string steps = model.Node("Transpose", [model.Floats(null, 5, 3)], ("perm", (int[])[1, 0, 2]));
        return model.Nodes(
            "RNN",
            [steps, model.Drawn("W", 2, 4, 3), model.Drawn("R", 2, 4, 4)],
            2,
            ("hidden_size", 4),
            ("direction", "bidirectional"),
            ("activations", (string[])["HardSigmoid", "HardSigmoid"]),
            ("activation_alpha", (float[])[1 / 6f]))[1];
    });

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_number_that_is_computed_from_that_of_the_samples_is_named(int samples) => AssertMessage(
        "Div_7': its input 1 is computed from the number of samples, which a network takes any of", model =>
    {
        string x = model.Node("MatMul", model.Floats(samples == 0 ? null : samples, 4), model.Drawn("w", 4, 2));
        string count = model.Node("Cast", [model.Node("Gather", [model.Node("Shape", x), model.Integers([], 0)], ("axis", 0))], ("to", ModelBuilder.FloatType));
        return model.Node("Div", x, model.Node("Sqrt", count));
    });

    [Fact]
    public void A_softmax_before_the_end_is_named() => AssertMessage(
        "only the end of a network can be a softmax",
        model => model.Node("MatMul", model.Node("Softmax", model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 4, 2))), model.Drawn("w2", 2, 2)));

    [Fact]
    public void A_weight_of_another_size_is_named() => AssertMessage(
        "it multiplies 4 values by a matrix of shape [5, 2]", model => model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 5, 2)));

    [Fact]
    public void An_output_in_another_order_is_named() => AssertMessage(
        "in an order that is neither NetGen's nor PyTorch's",
        model => model.Node("Transpose", [ConvolutionModels.Conv(model, model.Floats(null, 2, 5, 4), [3, 2, 1, 1])], ("perm", (int[])[0, 3, 1, 2])));

    [Theory]
    [InlineData(0, 20)]
    [InlineData(-10, 10)]
    [InlineData(0, 1000)]
    [InlineData(-65504, 65504)]
    public void A_limit_that_no_activation_has_is_named(float least, float most) => AssertMessage(
        "it computes none of NetGen's activations",
        model => model.Node("Clip", model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 4, 2)), model.Number(least), model.Number(most)));

    [Theory]
    [InlineData("Equal", -999, 0)]
    [InlineData("Greater", 1000, 1000)]
    [InlineData("Less", float.NaN, 0)]
    [InlineData("Equal", 2.5f, 0)]
    [InlineData("GreaterOrEqual", 250, 0)]
    [InlineData("LessOrEqual", 0.015f, 0)]
    public void A_choice_by_a_comparison_that_no_activation_has_is_named(string comparison, float threshold, float replacement) => AssertMessage(
        $"{comparison}_3': it computes none of NetGen's activations, alone or with the nodes before it or after it: a comparison can be a part of one if it is of the value itself with a number from -300 to 300",
        model =>
        {
            string x = model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 4, 2));
            return model.Node("Where", model.Node(comparison, x, model.Number(threshold)), model.Number(replacement), x);
        });

    [Fact]
    public void A_choice_within_an_interval_is_named() => AssertMessage("Greater_3': it computes none of NetGen's activations", model =>
    {
        string x = model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 4, 2));
        string inside = model.Node("And", model.Node("Greater", x, model.Number(5)), model.Node("Less", x, model.Number(6)));
        return model.Node("Where", inside, model.Number(0), x);
    });

    [Fact]
    public void A_comparison_of_another_value_is_named() => AssertMessage("Greater_4': it computes none of NetGen's activations", model =>
    {
        string x = model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 4, 2));
        return model.Node("Where", model.Node("Greater", model.Node("Exp", x), model.Number(1)), x, model.Number(0));
    });

    [Fact]
    public void A_replacement_of_what_is_no_number_is_named() => AssertMessage(
        "it looks for what is no number, which can be left out after a softmax alone", model =>
    {
        string x = model.Floats(null, 4);
        return model.Node("MatMul", model.Node("Where", model.Node("IsNaN", x), model.Number(0), x), model.Drawn("w", 4, 2));
    });

    [Fact]
    public void A_mean_of_everything_is_named() => AssertMessage(
        "it reduces the axes [0, 1]", model => model.Node("ReduceMean", model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 4, 2))));

    [Fact]
    public void Scales_of_more_axes_are_named() => AssertMessage(
        "it has 5 scales for 4 axes",
        model => model.Node(
            "Resize", [model.Floats(null, 2, 3, 4), "", model.Constant("scales", [5], 1, 1, 2, 2, 2)], ("mode", "nearest"), ("coordinate_transformation_mode", "asymmetric"), ("nearest_mode", "floor")));

    private static string Scores(ModelBuilder model, string x) => model.Node("MatMul", x, model.Node("Transpose", [x], ("perm", (int[])[0, 2, 1])));

    private static Func<string, string> Scale(ModelBuilder model) => scores => model.Node("Mul", scores, model.Number(0.5f));

    private static string Attention(ModelBuilder model, string queries, string others, Func<string, string> change, int width = 8, string weights = "Softmax")
    {
        string q = AttentionModels.OfHeads(model, AttentionModels.Linear(model, queries, "q", width), features: width);
        string k = AttentionModels.OfHeads(model, AttentionModels.Linear(model, others, "k", width), isTurned: true, features: width);
        string v = AttentionModels.OfHeads(model, AttentionModels.Linear(model, others, "v", width), features: width);
        return AttentionModels.Joined(model, model.Node("MatMul", model.Node(weights, change(model.Node("MatMul", q, k))), v), width);
    }

    private static string Masked(ModelBuilder model, string scores) =>
        model.Node("Add", scores, model.Constant("mask", [5, 5], AttentionModels.Triangle(0, float.NegativeInfinity)));

    private static string Steps(ModelBuilder model) => model.Node("MatMul", model.Floats(null, 4, 5), model.Drawn("w", 5, 4));

    private static string Zeros(ModelBuilder model, string name, int[] shape) => model.Constant(name, shape, new float[shape.Aggregate(1, (product, extent) => product * extent)]);

    private static string Chosen(ModelBuilder model, string scores, float fill) =>
        model.Node("Where", model.Node("Cast", [model.Constant("seen", [5, 5], AttentionModels.Triangle(1, 0))], ("to", 9)), scores, model.Number(fill));

    private static void AssertLines(string expected, Func<ModelBuilder, string> build) =>
        Assert.Equal($"The model cannot be imported:\n  - {expected}.", MessageOf(build));

    private static void AssertMessage(string part, Func<ModelBuilder, string> build) => Assert.Contains(part, MessageOf(build), StringComparison.Ordinal);

    private static string MessageOf(Func<ModelBuilder, string> build) =>
        Assert.Throws<ModelFileException>(() => ImportedClasses.ImportOf(ModelCase.Of("unsupported", build))).Message;
}
