using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Differentiation;

/// <summary>Appends the optimiser's step for every parameter that has a gradient.</summary>
internal static class OptimizerUpdates
{
    public static IReadOnlyList<ParameterUpdate> Append(
        NetworkGraph graph, OptimizerDeclaration optimizer, IReadOnlyList<(Parameter Parameter, Tensor Gradient)> gradients)
    {
        return [.. gradients.Select(pair => Update(pair.Parameter, pair.Gradient))];

        ParameterUpdate Update(Parameter parameter, Tensor gradient) => optimizer switch
        {
            SgdDeclaration sgd => SgdUpdate.Append(graph, sgd, parameter, gradient),
            RmsPropDeclaration rmsProp => RmsPropUpdate.Append(graph, rmsProp, parameter, gradient),
            AdamDeclaration adam => AdamUpdate.Append(graph, adam, parameter, gradient),
            AdaGradDeclaration adaGrad => AdaGradUpdate.Append(graph, adaGrad, parameter, gradient),
            LionDeclaration lion => LionUpdate.Append(graph, lion, parameter, gradient),
            _ => throw new NotSupportedException($"{optimizer.GetType().Name} has no update operation."),
        };
    }
}
