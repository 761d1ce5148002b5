using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Differentiation;

/// <summary>What differentiation has added to a graph.</summary>
/// <param name="Loss">The mean loss as it is in training, and the penalties that are added to it.</param>
/// <param name="Gradients">Each parameter's gradient, in canonical order.</param>
/// <param name="InputGradient">The gradient at the inputs of the loss as it infers; null for tokens.</param>
/// <param name="Updates">Each parameter's step of the optimiser.</param>
/// <param name="Averages">What a step does to each running statistic.</param>
internal sealed record TrainingGraph(
    IReadOnlyList<Tensor> Loss,
    IReadOnlyList<(Parameter Parameter, Tensor Gradient)> Gradients,
    Tensor? InputGradient,
    IReadOnlyList<ParameterUpdate> Updates,
    IReadOnlyList<MovingAverage> Averages)
{
    /// <summary>All that a step changes.</summary>
    public IEnumerable<ParameterUpdate> Steps => Updates.Concat(Averages);

    /// <summary>Appends the backward pass and the optimiser's step to a graph that has a loss.</summary>
    public static TrainingGraph Append(NetworkGraph graph, OptimizerDeclaration optimizer)
    {
        IReadOnlyList<(Parameter, Tensor)> gradients = Differentiator.AppendGradients(graph, out Tensor? inputGradient);
        return new TrainingGraph(
            [graph.TrainingLoss!, .. graph.Penalties], gradients, inputGradient, OptimizerUpdates.Append(graph, optimizer, gradients),
            [.. graph.Operations.OfType<MovingAverage>()]);
    }
}
