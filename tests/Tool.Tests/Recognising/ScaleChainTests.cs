using NetGen.Tool.Recognising;
using NetGen.Tool.Recognising.Rules;
using NetGen.Tool.Tests.Importing;

namespace NetGen.Tool.Tests.Recognising;

/// <summary>Scales in a row, of which a hostile model has as many as it likes.</summary>
public sealed class ScaleChainTests
{
    private const int Scales = 100_000;
    private const int Nodes = 5_000;
    private const int Channels = 2;

    // Less than the stack that a test has, to show a recursion.
    private const int StackSize = 256 * 1024;

    [Fact]
    public void Channels_of_a_product_can_be_taken_after_any_number_of_scales()
    {
        Layer layer = OnSmallStack(() => Columns.Of(Scaled(Scales, 1.00001), [1])!);
        Assert.Equal(Math.Pow(1.00001, Scales), Assert.Single(layer["weight"]), 1e-6);
        Assert.Equal("Dense", layer.Inputs[0].Kind);
        Assert.Equal([3, 4], layer.Inputs[0]["weight"]);
    }

    [Fact]
    public void Queries_can_have_any_number_of_scales()
    {
        Layer attention = OnSmallStack(() => Scaled(Scales, 1.00001) is var layer ? AttentionLayer.Of(layer, layer, layer, factors: [1], isCausal: false) : null!);
        double factor = Math.Pow(1.00001, Scales);
        Assert.Equal([factor, 2 * factor, 3 * factor, 4 * factor], attention["in_proj_weight"][..4], (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.False(attention.HasBias);
    }

    [Fact]
    public void Scores_are_looked_for_after_any_number_of_scales() => Assert.False(OnSmallStack(() => AttentionRules.IsScores(Scaled(Scales, 1))));

    [Fact]
    public void A_bias_that_the_sequence_itself_comes_from_is_none_of_the_attention()
    {
        var input = new Layer("Network", new SampleShape([3], Channels));
        Layer sequence = DenseRules.Dense(input, Channels, [1, 2, 3, 4], [5, 6], "");
        Layer queries = DenseRules.Dense(sequence, Channels, [1, 2, 3, 4], null, "");
        Assert.False(AttentionLayer.Of(queries, queries, sequence, factors: [1], isCausal: false).HasBias);
        Assert.True(AttentionLayer.Of(DenseRules.Dense(sequence, Channels, [1, 2, 3, 4], [5, 6], ""), queries, sequence, factors: [1], isCausal: false).HasBias);
    }

    [Fact]
    public void A_model_can_have_any_number_of_scales() => OnSmallStack(() => ImportedClasses.ImportOf(ModelCase.Of("scales", model =>
    {
        string x = model.Node("MatMul", model.Floats(null, 3), model.Drawn("w", 3, 4)), scale = model.Constant("scale", [4], 1, 2, 0.5f, 1);
        for (int i = 0; i < Nodes; i++)
            x = model.Node("Mul", x, scale);
        string[] parts = model.Nodes("Split", [x], 2, ("axis", 1));
        return model.Node("Add", parts[0], parts[1]);
    })));

    private static Layer Scaled(int scales, double factor)
    {
        Layer layer = DenseRules.Dense(new Layer("Network", new SampleShape([3], Channels)), Channels, [1, 2, 3, 4], null, "");
        for (int i = 0; i < scales; i++)
            layer = ScaleRules.LayerOf(layer, [factor, factor], [0, 0], adds: false);
        return layer;
    }

    private static T OnSmallStack<T>(Func<T> function)
    {
        T? result = default;
        Exception? error = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = function();
                }
                catch (Exception exception) when (exception is not OutOfMemoryException)
                {
                    error = exception;
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        Assert.Null(error);
        return result!;
    }
}
