using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// Lion as Chen et al. 2023 define it: parameter -= rate · WeightDecay · parameter, and
/// rate · sign(Beta1 · mean + (1 - Beta1) · gradient); then mean = Beta2 · mean + (1 - Beta2) · gradient.
/// </summary>
internal sealed class LionUpdate : ParameterUpdate
{
    private LionUpdate(LionDeclaration options, Parameter parameter, Tensor gradient, Tensor[] states, Tensor output)
        : base(parameter, gradient, states, output) => Options = options;

    public LionDeclaration Options { get; }

    public static LionUpdate Append(NetworkGraph graph, LionDeclaration options, Parameter parameter, Tensor gradient)
    {
        Tensor[] states = [State(graph, parameter, "Mean")];
        var update = new LionUpdate(options, parameter, gradient, states, Updated(graph, parameter, gradient));
        graph.Append(update);
        return update;
    }
}
