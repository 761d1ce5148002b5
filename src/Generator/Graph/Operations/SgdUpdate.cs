using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// Stochastic gradient descent as PyTorch defines it: g = gradient + WeightDecay · parameter;
/// velocity = Momentum · velocity + (1 - Dampening) · g, but g in the first step; parameter -= rate · velocity, or
/// rate · (g + Momentum · velocity) with Nesterov.
/// </summary>
internal sealed class SgdUpdate : ParameterUpdate
{
    private SgdUpdate(SgdDeclaration options, Parameter parameter, Tensor gradient, Tensor[] states, Tensor output)
        : base(parameter, gradient, states, output) => Options = options;

    public SgdDeclaration Options { get; }

    public static SgdUpdate Append(NetworkGraph graph, SgdDeclaration options, Parameter parameter, Tensor gradient)
    {
        Tensor[] states = options.Momentum > 0 ? [State(graph, parameter, "Velocity")] : [];
        var update = new SgdUpdate(options, parameter, gradient, states, Updated(graph, parameter, gradient));
        graph.Append(update);
        return update;
    }
}
