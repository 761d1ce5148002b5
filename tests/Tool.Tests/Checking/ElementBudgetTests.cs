using NetGen.Tool.Checking;
using NetGen.Tool.Reading;
using NetGen.Tool.Recognising;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Tests.Checking;

/// <summary>A small file can ask for any number of elements. All of them together have a limit.</summary>
public sealed class ElementBudgetTests
{
    private const int Most = 1000;

    [Fact]
    public void Constants_that_are_computed_count_together()
    {
        // 600, 600 and 1,200 elements; the reshaped ones are no new ones.
        AssertRefused("ConstantOfShape 'ConstantOfShape_", Simplified, model => model.Node("Concat", [Filled(model), Filled(model)], ("axis", 1)));
        Assert.NotNull(Simplified(ModelOf(model => model.Node("Reshape", model.Node("Reshape", Filled(model), model.Integers(3, 200)), model.Integers(4, 150)))));
    }

    [Fact]
    public void Constants_that_follow_from_a_shape_count() => AssertRefused("ConstantOfShape 'ConstantOfShape_", Recognised, model =>
    {
        string shape = model.Node("Slice", model.Node("Shape", ModelBuilder.Input), model.Integers(1), model.Integers(2));
        return model.Node("ConstantOfShape", model.Node("Concat", [shape, model.Integers(300)], ("axis", 0)));
    });

    [Fact]
    public void Parameters_of_layers_count() => AssertRefused("MatMul 'MatMul_", Recognised, model => model.Drawn("w", 4, 300));

    [Fact]
    public void A_models_own_constants_can_be_copied_some_times()
    {
        OnnxModel model = ModelOf(model => model.Drawn("w", 4, 300));
        Assert.Equal(ElementBudget.Of(model with { Constants = new Dictionary<string, Tensor>() }).Most + (ElementBudget.CopiesOfEach * 4 * 300), ElementBudget.Of(model).Most);
    }

    private static string Filled(ModelBuilder model) => model.Node("ConstantOfShape", model.Integers(4, 150));

    private static OnnxModel ModelOf(Func<ModelBuilder, string> weight) =>
        OnnxReader.Read(ModelCase.Of("budget", model => model.Node("MatMul", model.Floats(null, 4), weight(model))).Bytes, folder: null);

    private static object Simplified(OnnxModel model) => Simplifier.Simplify(model, model.Inputs[0], model.Outputs[0].Name, new ElementBudget(Most));

    private static object Recognised(OnnxModel model) => Recogniser.Recognise((Graph)Simplified(model), statedShape: null);

    private static void AssertRefused(string node, Func<OnnxModel, object> read, Func<ModelBuilder, string> weight)
    {
        string message = Assert.Throws<ModelFileException>(() => read(ModelOf(weight))).Message;
        Assert.Matches($"{node}\\d+': the constants and parameters that are computed up to it have 1,20\\d elements in all; the limit for a model of this size is 1,000\\.", message);
    }
}
