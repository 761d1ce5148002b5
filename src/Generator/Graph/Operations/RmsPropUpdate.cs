using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// RMSProp as PyTorch defines it: g = gradient + WeightDecay · parameter; square = Decay · square + (1 - Decay) · g²;
/// direction = g / (√square + Epsilon), or with the root of square - mean² when it is centred; parameter -= rate · direction, or
/// rate · velocity, where velocity = Momentum · velocity + direction.
/// </summary>
internal sealed class RmsPropUpdate : ParameterUpdate
{
    private RmsPropUpdate(RmsPropDeclaration options, Parameter parameter, Tensor gradient, Tensor[] states, Tensor output)
        : base(parameter, gradient, states, output) => Options = options;

    public RmsPropDeclaration Options { get; }

    public static RmsPropUpdate Append(NetworkGraph graph, RmsPropDeclaration options, Parameter parameter, Tensor gradient)
    {
        Tensor[] states =
        [
            State(graph, parameter, "MeanSquare"),
            .. options.Centered ? [State(graph, parameter, "Mean")] : Array.Empty<Tensor>(),
            .. options.Momentum > 0 ? [State(graph, parameter, "Velocity")] : Array.Empty<Tensor>(),
        ];
        var update = new RmsPropUpdate(options, parameter, gradient, states, Updated(graph, parameter, gradient));
        graph.Append(update);
        return update;
    }
}
