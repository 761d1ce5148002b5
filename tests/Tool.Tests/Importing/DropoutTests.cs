using NetGen.Tool.Merging;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Tests.Importing;

/// <summary>Dropout, which only training does: what is left of a network without it is a network.</summary>
public sealed class DropoutTests
{
    [Fact]
    public void A_model_of_dropout_alone_has_no_layer() => Assert.Equal(
        "The model has no layer before its end.", MessageOf(LossChoice.None, model => Dropout(model, model.Floats(null, 4))));

    [Theory]
    [InlineData("Add", "it combines a value with itself")]
    [InlineData("Mul", "it combines a value with itself")]
    [InlineData("Concat", "it concatenates a value with itself")]
    public void A_value_and_its_dropout_are_the_same_without_training(string join, string expected)
    {
        string Joined(ModelBuilder model)
        {
            string h = model.Node("Relu", model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 4, 3)));
            return model.Node(join, [h, Dropout(model, h)], join == "Concat" ? [("axis", 1)] : []);
        }

        Assert.Matches($"- {join} '{join}_\\d': {expected}, once there is no dropout", MessageOf(LossChoice.None, Joined));
        Assert.Contains(ImportOf(loss: null, Joined).Attributes, line => line.StartsWith("[Dropout(", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Softmax", "SoftmaxCrossEntropy")]
    [InlineData("Sigmoid", "SigmoidCrossEntropy")]
    public void Dropout_before_the_function_of_the_loss_is_left_out(string function, string loss)
    {
        string[] lines = [.. ImportOf(loss: null, model => model.Node(
            function, Dropout(model, model.Node("MatMul", Dropout(model, model.Floats(null, 4)), model.Drawn("w", 4, 3))))).Attributes];
        Assert.Equal(["Network", "Dropout", "Dense", loss, "Adam"], lines.Select(line => line.Split('[', '(', ']')[1]));
    }

    private static string Dropout(ModelBuilder model, string value) => model.Node("Dropout", value, model.Number(0.5f));

    private static Import ImportOf(string? loss, Func<ModelBuilder, string> build) =>
        Import.Of(OnnxReader.Read(ModelCase.Of("dropped", build).Bytes, folder: null), new ImportChoices(Loss: loss));

    private static string MessageOf(string? loss, Func<ModelBuilder, string> build) => Assert.Throws<ModelFileException>(() => ImportOf(loss, build)).Message;
}
