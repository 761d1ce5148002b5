using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Graph.Operations;

/// <summary>What each optimiser remembers of a parameter.</summary>
public class OptimizerStateTests
{
    [Fact]
    public void Adam_remembers_a_mean_and_a_mean_square() => AssertStates(
        new AdamDeclaration(Beta1: 0.9f, Beta2: 0.999f, Epsilon: 1e-8f, WeightDecay: 0), "weightMean", "weightMeanSquare");

    [Theory]
    [InlineData(0f, false, "weightMeanSquare")]
    [InlineData(0.9f, false, "weightMeanSquare", "weightVelocity")]
    [InlineData(0f, true, "weightMeanSquare", "weightMean")]
    [InlineData(0.9f, true, "weightMeanSquare", "weightMean", "weightVelocity")]
    public void RmsProp_remembers_what_its_options_need(float momentum, bool centered, params string[] states) => AssertStates(
        new RmsPropDeclaration(Decay: 0.99f, Epsilon: 1e-8f, momentum, centered, WeightDecay: 0), states);

    [Fact]
    public void AdaGrad_remembers_a_sum_that_starts_as_declared()
    {
        ParameterUpdate update = AssertStates(
            new AdaGradDeclaration(LearningRateDecay: 0, WeightDecay: 0, InitialAccumulator: 0.25f, Epsilon: 1e-10f), "weightSquareSum");

        Assert.Equal(0.25f, update.InitialState);
    }

    [Fact]
    public void Lion_remembers_a_mean() =>
        Assert.Equal(0, AssertStates(new LionDeclaration(Beta1: 0.9f, Beta2: 0.99f, WeightDecay: 0), "weightMean").InitialState);

    private static ParameterUpdate AssertStates(OptimizerDeclaration optimizer, params string[] names)
    {
        var graph = new NetworkGraph(3);
        Parameter weight = graph.AddParameter("weight", new Shape(2, 3), InitialValues.Constant(0));
        Tensor gradient = graph.NewValue("gradient", weight.Shape);

        ParameterUpdate update = Assert.Single(OptimizerUpdates.Append(graph, optimizer, [(weight, gradient)]));

        Assert.Equal(names, update.States.Select(state => state.Name));
        Assert.All(update.States, state => Assert.Equal(weight.Shape, state.Shape));
        Assert.All(update.States, state => Assert.Equal(TensorRole.OptimizerState, state.Role));
        Assert.True(update.Inputs.SequenceEqual([weight, gradient, .. update.States]));
        Assert.Equal("updatedWeight[2, 3]", update.Output.ToString());
        return update;
    }
}
