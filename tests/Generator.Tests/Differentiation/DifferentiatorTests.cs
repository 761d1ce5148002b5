using CsCheck;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Differentiation;

public class DifferentiatorTests
{
    [Fact]
    public void A_dense_layer_is_differentiated_operation_by_operation()
    {
        NetworkGraph graph = Declared.Stack(Activation.Relu, 3, 4, 2).Lowered();

        Assert.Equal(
            [
                "logitsGradient[n, 2] = LossGradient(logits[n, 2], targets[n, 2])",
                "bias2Gradient[2] = SumTo(logitsGradient[n, 2])",
                "hidden1Gradient[n, 4] = MatMul(logitsGradient[n, 2], weight2[2, 4])",
                "weight2Gradient[2, 4] = MatMul(logitsGradient[n, 2], hidden1[n, 4])",
                "hidden1SumGradient[n, 4] = ActivateGradient(hidden1Gradient[n, 4], hidden1[n, 4])",
                "bias1Gradient[4] = SumTo(hidden1SumGradient[n, 4])",
                "inputsGradient[n, 3] = MatMul(hidden1SumGradient[n, 4], weight1[4, 3])",
                "weight1Gradient[4, 3] = MatMul(hidden1SumGradient[n, 4], inputs[n, 3])",
            ],
            Appended(graph).Select(operation => operation.ToString()));
    }

    [Fact]
    public void Gradients_come_in_canonical_order_and_in_the_parameters_shapes() =>
        RandomDeclarations.Any.Sample(
            declaration =>
            {
                NetworkGraph graph = declaration.Lowered();
                var gradients = Differentiator.AppendGradients(graph, out _);

                Assert.Equal(graph.Parameters.Where(parameter => parameter.IsTrainable), gradients.Select(pair => pair.Parameter));
                Assert.All(gradients, pair => Assert.Equal(pair.Parameter.Name + "Gradient", pair.Gradient.Name));
                Assert.All(gradients, pair => Assert.Equal(pair.Parameter.Shape, pair.Gradient.Shape));
            },
            iter: 50);

    [Fact]
    public void Every_appended_operation_leads_to_a_gradient_of_parameters_or_inputs()
    {
        RandomDeclarations.Any.Sample(declaration => AssertNothingSuperfluous(declaration.Lowered()), iter: 50);
        AssertNothingSuperfluous(SampleGraphs.SkipConnection());
        AssertNothingSuperfluous(SampleGraphs.TwoHeads());
        AssertNothingSuperfluous(SampleGraphs.UnusedHead());
        AssertNothingSuperfluous(SampleGraphs.SharedParameters());
        AssertNothingSuperfluous(SampleGraphs.InputOnlyBranch());
        AssertNothingSuperfluous(SampleGraphs.ManyUses());
    }

    [Fact]
    public void A_branch_without_parameters_has_no_part_in_their_gradients()
    {
        NetworkGraph graph = SampleGraphs.InputOnlyBranch();
        IEnumerable<Tensor> gradients = Differentiator.AppendGradients(graph, out _).Select(pair => pair.Gradient);
        IEnumerable<string> appended = graph.Slice(gradients).Select(operation => operation.Output.Name);

        Assert.DoesNotContain(appended, name => name.StartsWith("inputs", StringComparison.Ordinal));
        Assert.DoesNotContain(appended, name => name.StartsWith("steadyGradient", StringComparison.Ordinal));
        Assert.Contains("trainedWeightGradient", appended);
    }

    [Fact]
    public void A_loss_without_parameters_has_a_gradient_of_its_inputs_alone()
    {
        var graph = new NetworkGraph(3);
        graph.Loss = SoftmaxCrossEntropy.Append(graph, "loss", graph.Input, graph.AddTarget(Shape.Rows(3)));

        Assert.Empty(Differentiator.AppendGradients(graph, out Tensor? ofInput));
        Assert.Equal("inputsGradient[n, 3] = LossGradient(inputs[n, 3], targets[n, 3])", graph.ProducerOf(ofInput!)!.ToString());
    }

    [Fact]
    public void A_sum_passes_its_gradient_on_as_it_is()
    {
        IReadOnlyList<Operation> appended = Appended(SampleGraphs.SkipConnection());

        // One sum, of the two gradients that meet where the value was used twice; none for the sum of the forward pass.
        Assert.Equal(
            "entryGradient[n, 4] = Add(joinedGradient[n, 4], entryGradientPart2[n, 4])", Assert.Single(appended.OfType<Add>()).ToString());
    }

    [Fact]
    public void The_forward_pass_stays_as_it_is()
    {
        NetworkGraph graph = SampleGraphs.TwoHeads();
        Operation[] forward = [.. graph.Operations];

        Differentiator.AppendGradients(graph, out _);

        Assert.Equal(forward, graph.Operations.Take(forward.Length));
    }

    [Fact]
    public void A_graph_without_a_loss_is_refused()
    {
        NetworkGraph graph = Declared.Inference(3, Declared.Dense(2)).Lowered();

        Assert.StartsWith(
            "A graph without a loss has no gradients.",
            Assert.Throws<ArgumentException>(() => Differentiator.AppendGradients(graph, out _)).Message);
    }

    [Fact]
    public void An_operation_without_an_adjoint_is_named()
    {
        var graph = new NetworkGraph(3);
        Tensor weight = graph.AddParameter("weight", new Shape(2, 3), InitialValues.Constant(0));
        Tensor softmax = Softmax.Append(graph, "softmax", MatMul.Append(graph, "product", graph.Input, weight, transposeRight: true));
        graph.Loss = SoftmaxCrossEntropy.Append(graph, "loss", softmax, graph.AddTarget(softmax.Shape));

        var exception = Assert.Throws<NotSupportedException>(() => Differentiator.AppendGradients(graph, out _));

        Assert.Equal("Softmax has no adjoint.", exception.Message);
    }

    private static void AssertNothingSuperfluous(NetworkGraph graph)
    {
        int forward = graph.Operations.Count;
        IEnumerable<Tensor> gradients = Differentiator.AppendGradients(graph, out Tensor? ofInput).Select(pair => pair.Gradient);

        Assert.Empty(graph.Operations.Skip(forward).Except(graph.Slice(gradients.Append(ofInput!))));
    }

    private static IReadOnlyList<Operation> Appended(NetworkGraph graph)
    {
        int forward = graph.Operations.Count;
        Differentiator.AppendGradients(graph, out _);
        return [.. graph.Operations.Skip(forward)];
    }
}
