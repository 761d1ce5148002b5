using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Differentiation;

public class OptimizerUpdatesTests
{
    [Fact]
    public void Every_parameter_has_its_step()
    {
        NetworkGraph graph = Declared.Stack(Activation.Tanh, 3, 4, 2).Lowered();
        var options = new SgdDeclaration(WeightDecay: 0.1f);

        TrainingGraph training = TrainingGraph.Append(graph, options);

        Assert.Same(graph.Loss, Assert.Single(training.Loss));
        Assert.Equal(graph.Parameters, training.Updates.Select(update => update.Parameter));
        Assert.Equal(training.Gradients.Select(pair => pair.Gradient), training.Updates.Select(update => update.Gradient));
        Assert.Equal(training.Updates, graph.Operations.TakeLast(4));
        Assert.All(training.Updates, update => Assert.Same(options, Assert.IsType<SgdUpdate>(update).Options));
        Assert.All(training.Updates, update => Assert.Empty(update.States));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void With_momentum_every_parameter_has_its_velocity(bool nesterov)
    {
        NetworkGraph graph = Declared.Classifier(3, Declared.Dense(4, useBias: false), Declared.Dense(2)).Lowered();

        TrainingGraph training = TrainingGraph.Append(graph, new SgdDeclaration(Momentum: 0.9f, nesterov));

        Assert.Equal(
            ["weight1Velocity[4, 3]", "weight2Velocity[2, 4]", "bias2Velocity[2]"],
            training.Updates.Select(update => Assert.Single(update.States).ToString()));
    }

    [Fact]
    public void A_parameter_without_a_gradient_makes_no_step()
    {
        TrainingGraph training = TrainingGraph.Append(SampleGraphs.UnusedHead(), new SgdDeclaration());

        Assert.Equal(["trunkWeight", "usedWeight"], training.Updates.Select(update => update.Parameter.Name));
    }

    [Fact]
    public void A_parameter_of_two_layers_makes_one_step()
    {
        TrainingGraph training = TrainingGraph.Append(SampleGraphs.SharedParameters(), new SgdDeclaration());

        Assert.Equal(["weight", "bias", "lastWeight"], training.Updates.Select(update => update.Parameter.Name));
    }

    [Fact]
    public void An_optimiser_that_nobody_knows_is_named()
    {
        NetworkGraph graph = Declared.Classifier(3, Declared.Dense(2)).Lowered();

        var exception = Assert.Throws<NotSupportedException>(() => TrainingGraph.Append(graph, new UnknownOptimizer()));

        Assert.Equal("UnknownOptimizer has no update operation.", exception.Message);
    }

    private sealed record UnknownOptimizer : OptimizerDeclaration;
}
