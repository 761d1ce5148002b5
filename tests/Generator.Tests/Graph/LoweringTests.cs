using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Graph;

public class LoweringTests
{
    [Fact]
    public void A_dense_layer_is_a_product_a_bias_and_an_activation()
    {
        NetworkGraph graph = Declared.Classifier(3, Declared.Dense(4, Activation.Relu), Declared.Dense(2)).Lowered();

        AssertOperations(
            graph,
            "hidden1Product[n, 4] = MatMul(inputs[n, 3], weight1[4, 3])",
            "hidden1Sum[n, 4] = Add(hidden1Product[n, 4], bias1[4])",
            "hidden1[n, 4] = Activate(hidden1Sum[n, 4])",
            "logitsProduct[n, 2] = MatMul(hidden1[n, 4], weight2[2, 4])",
            "logits[n, 2] = Add(logitsProduct[n, 2], bias2[2])",
            "probabilities[n, 2] = Softmax(logits[n, 2])",
            "loss[] = SoftmaxCrossEntropy(logits[n, 2], targets[n, 2])");
        Assert.Equal(Activation.Relu, graph.Operations.OfType<Activate>().Single().Activation);
        Assert.All(
            graph.Operations.OfType<MatMul>(),
            product => Assert.Equal((false, true), (product.TransposeLeft, product.TransposeRight)));
    }

    [Fact]
    public void What_a_layer_does_without_is_not_there()
    {
        NetworkGraph graph = Declared.Inference(
            3, Declared.Dense(4, useBias: false), Declared.Dense(5, Activation.Tanh, useBias: false), Declared.Dense(6)).Lowered();

        AssertOperations(
            graph,
            "hidden1[n, 4] = MatMul(inputs[n, 3], weight1[4, 3])",
            "hidden2Sum[n, 5] = MatMul(hidden1[n, 4], weight2[5, 4])",
            "hidden2[n, 5] = Activate(hidden2Sum[n, 5])",
            "outputsProduct[n, 6] = MatMul(hidden2[n, 5], weight3[6, 5])",
            "outputs[n, 6] = Add(outputsProduct[n, 6], bias3[6])");
    }

    [Fact]
    public void Parameters_are_in_canonical_order_and_PyTorchs_shapes()
    {
        NetworkGraph graph = Declared.Classifier(3, Declared.Dense(4), Declared.Dense(5, useBias: false), Declared.Dense(2)).Lowered();

        Assert.Equal(
            ["weight1[4, 3]", "bias1[4]", "weight2[5, 4]", "weight3[2, 5]", "bias3[2]"],
            graph.Parameters.Select(parameter => parameter.ToString()));
    }

    [Fact]
    public void A_classifier_predicts_probabilities()
    {
        NetworkGraph graph = Declared.Classifier(3, Declared.Dense(2)).Lowered();

        Assert.Equal("logits", graph.Output.Name);
        Assert.Equal("probabilities", graph.Prediction.Name);
        Assert.Equal(Shape.Scalar, graph.Loss?.Shape);
    }

    [Fact]
    public void Without_a_loss_the_outputs_are_the_prediction()
    {
        NetworkGraph graph = Declared.Inference(3, Declared.Dense(2, Activation.Sigmoid)).Lowered();

        Assert.Equal("outputs", graph.Output.Name);
        Assert.Same(graph.Output, graph.Prediction);
        Assert.Null(graph.Loss);
    }

    [Fact]
    public void Every_tensor_has_the_role_that_says_where_it_lies()
    {
        NetworkGraph graph = Declared.Classifier(3, Declared.Dense(2)).Lowered();
        SoftmaxCrossEntropy loss = graph.Operations.OfType<SoftmaxCrossEntropy>().Single();

        Assert.Equal(TensorRole.Input, graph.Input.Role);
        Assert.Equal(TensorRole.Target, loss.Targets.Role);
        Assert.All(graph.Parameters, parameter => Assert.Equal(TensorRole.Parameter, parameter.Role));
        Assert.All(graph.Operations, operation => Assert.Equal(TensorRole.Value, operation.Output.Role));
    }

    [Fact]
    public void A_weight_starts_as_its_activation_wants_and_a_bias_at_zero()
    {
        NetworkGraph graph = Declared.Classifier(6, Declared.Dense(2, Activation.Relu), Declared.Dense(4)).Lowered();

        Assert.Equal([1f, 0f, 1f, 0f], graph.Parameters.Select(parameter => parameter.InitialValues.Scale));
    }

    [Fact]
    public void A_layer_reads_the_one_that_it_names_and_joins_read_several()
    {
        NetworkGraph graph = Declared.Inference(
            3,
            Declared.Dense(4, useBias: false) with { Name = "gate" },
            Declared.Dense(4, useBias: false) with { From = "input", Name = "value" },
            new MultiplyDeclaration(new(["gate"]), Activation.Tanh),
            new ConcatDeclaration(new(["value", "input"]))).Lowered();

        AssertOperations(
            graph,
            "hidden1[n, 4] = MatMul(inputs[n, 3], weight1[4, 3])",
            "hidden2[n, 4] = MatMul(inputs[n, 3], weight2[4, 3])",
            "hidden3Sum[n, 4] = Multiply(hidden2[n, 4], hidden1[n, 4])",
            "hidden3[n, 4] = Activate(hidden3Sum[n, 4])",
            "outputs[n, 11] = Concat(hidden3[n, 4], hidden2[n, 4], inputs[n, 3])");
    }

    [Fact]
    public void A_layer_norm_is_a_normalisation_a_scale_and_a_bias()
    {
        NetworkGraph graph = Declared.Inference(
            new InputShape(new([5]), 3), new LayerNormDeclaration(Activation.Gelu, 1e-5f, UseBias: true, Trainable: true), new FlattenDeclaration()).Lowered();

        AssertOperations(
            graph,
            "hidden1Normalized[n, 5, 3], hidden1NormalizedFactors[n, 5, 1] = Normalize(inputs[n, 5, 3])",
            "hidden1Scaled[n, 5, 3] = Multiply(hidden1Normalized[n, 5, 3], weight1[3])",
            "hidden1Sum[n, 5, 3] = Add(hidden1Scaled[n, 5, 3], bias1[3])",
            "hidden1[n, 5, 3] = Activate(hidden1Sum[n, 5, 3])",
            "outputs[n, 15] = Reshape(hidden1[n, 5, 3])");
    }

    [Fact]
    public void What_training_drops_joins_as_it_is_in_training()
    {
        NetworkGraph graph = Declared.Classifier(
            3, Declared.Dense(4, useBias: false) with { Name = "a" }, new DropoutDeclaration(0.5f), new AddDeclaration(new(["a"]))).Lowered();

        Assert.Contains("trainingLogits[n, 4] = Add(dropped2[n, 4], hidden1[n, 4])", graph.Operations.Select(operation => operation.ToString()));
        Assert.Contains("logits[n, 4] = Add(hidden1[n, 4], hidden1[n, 4])", graph.Operations.Select(operation => operation.ToString()));
    }

    private static void AssertOperations(NetworkGraph graph, params string[] expected) =>
        Assert.Equal(expected, graph.Operations.Select(operation => operation.ToString()));
}
