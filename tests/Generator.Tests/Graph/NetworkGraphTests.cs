using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Tests.Graph;

public class NetworkGraphTests
{
    [Fact]
    public void No_two_tensors_have_one_name()
    {
        var graph = new NetworkGraph(3);
        graph.NewValue("hidden", Shape.Rows(2));

        Assert.All<Action>(
            [
                () => graph.NewValue("hidden", Shape.Rows(3)),
                () => graph.AddParameter("hidden", new Shape(3), InitialValues.Constant(0)),
                () => graph.AddOptimizerState("hidden", new Shape(3)),
            ],
            add => Assert.Equal("The graph already has a tensor named hidden.", Assert.Throws<ArgumentException>(add).Message));
        Assert.Throws<ArgumentException>(() => graph.NewValue("inputs", Shape.Rows(3)));
    }

    [Fact]
    public void A_refused_parameter_is_not_added()
    {
        var graph = new NetworkGraph(3);

        Assert.Throws<ArgumentException>(() => graph.AddParameter("inputs", new Shape(3), InitialValues.Constant(0)));
        Assert.Empty(graph.Parameters);
    }

    [Fact]
    public void A_slice_is_what_the_results_depend_on_in_the_graphs_order()
    {
        NetworkGraph graph = SampleGraphs.SkipConnection();
        NetworkGraph unused = SampleGraphs.UnusedHead();

        Assert.Equal(graph.Operations.Where(operation => operation is not (Softmax or SoftmaxCrossEntropy)), graph.Slice([graph.Output]));
        Assert.Equal(graph.Operations.Where(operation => operation is not Softmax), graph.Slice([graph.Loss!]));
        Assert.Equal(["trunkProduct", "trunk", "usedProduct"], OutputsOf(unused.Slice([unused.Output])));
    }

    [Fact]
    public void A_slice_for_several_results_has_each_operation_once()
    {
        NetworkGraph graph = SampleGraphs.TwoHeads();

        Assert.Equal(graph.Operations, graph.Slice([graph.Prediction, graph.Loss!, graph.Output, graph.Output]));
    }

    [Fact]
    public void What_the_network_is_given_needs_no_operations()
    {
        NetworkGraph graph = SampleGraphs.TwoHeads();

        Assert.Empty(graph.Slice([graph.Input, .. graph.Parameters]));
    }

    [Fact]
    public void An_operation_reads_as_its_formula()
    {
        NetworkGraph graph = Declared.Classifier(3, Declared.Dense(2)).Lowered();

        Assert.Equal("logitsProduct[n, 2] = MatMul(inputs[n, 3], weight1[2, 3])", graph.Operations[0].ToString());
    }

    private static IEnumerable<string> OutputsOf(IEnumerable<Operation> operations) =>
        operations.Select(operation => operation.Output.Name);
}
