using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// Adam and AdamW as PyTorch defines them: mean = Beta1 · mean + (1 - Beta1) · g; square = Beta2 · square + (1 - Beta2) · g²;
/// parameter -= rate / (1 - Beta1^step) · mean / (√square / √(1 - Beta2^step) + Epsilon). The weight decay is part of g, or shrinks the
/// parameter before.
/// </summary>
internal sealed class AdamUpdate : ParameterUpdate
{
    private AdamUpdate(AdamDeclaration options, Parameter parameter, Tensor gradient, Tensor[] states, Tensor output)
        : base(parameter, gradient, states, output) => Options = options;

    public AdamDeclaration Options { get; }

    public static AdamUpdate Append(NetworkGraph graph, AdamDeclaration options, Parameter parameter, Tensor gradient)
    {
        Tensor[] states = [State(graph, parameter, "Mean"), State(graph, parameter, "MeanSquare")];
        var update = new AdamUpdate(options, parameter, gradient, states, Updated(graph, parameter, gradient));
        graph.Append(update);
        return update;
    }
}
