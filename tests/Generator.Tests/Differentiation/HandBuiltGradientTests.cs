using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Differentiation;

public class HandBuiltGradientTests
{
    [Fact]
    public void A_skip_connection() => AssertGradients(SampleGraphs.SkipConnection());

    [Fact]
    public void Two_heads_on_one_trunk() => AssertGradients(SampleGraphs.TwoHeads());

    [Fact]
    public void Parameters_that_two_layers_share() => AssertGradients(SampleGraphs.SharedParameters());

    [Fact]
    public void A_branch_without_parameters() => AssertGradients(SampleGraphs.InputOnlyBranch());

    [Fact]
    public void A_value_that_is_used_four_times() => AssertGradients(SampleGraphs.ManyUses());

    [Fact]
    public void Both_operands_of_one_product() => AssertGradients(SampleGraphs.SquaredWeight());

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Products_of_transposed_operands(bool left, bool right) => AssertGradients(SampleGraphs.ComposedWeight(left, right));

    [Fact]
    public void A_head_that_the_loss_does_not_see()
    {
        NetworkGraph graph = SampleGraphs.UnusedHead();

        IEnumerable<Parameter> trained = Differentiator.AppendGradients(graph, out _).Select(pair => pair.Parameter);

        Assert.Equal(["trunkWeight", "usedWeight"], trained.Select(parameter => parameter.Name));
        AssertGradients(SampleGraphs.UnusedHead());
    }

    private static void AssertGradients(NetworkGraph graph)
    {
        int compared = GradientCheck.Run(graph, samples: 3, seed: 5);

        // A kink may hide an element or two, not most of them.
        Assert.True(compared >= graph.Parameters.Where(IsTrained).Sum(parameter => parameter.Shape.ElementsPerSample) - 2);

        bool IsTrained(Parameter parameter) => graph.Slice([graph.Loss!]).Any(operation => operation.Inputs.Contains(parameter));
    }
}
