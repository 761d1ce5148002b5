using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// AdaGrad as PyTorch defines it: g = gradient + WeightDecay · parameter; sum = sum + g²;
/// parameter -= rate / (1 + (step - 1) · LearningRateDecay) · g / (√sum + Epsilon).
/// </summary>
internal sealed class AdaGradUpdate : ParameterUpdate
{
    private AdaGradUpdate(AdaGradDeclaration options, Parameter parameter, Tensor gradient, Tensor[] states, Tensor output)
        : base(parameter, gradient, states, output) => Options = options;

    public AdaGradDeclaration Options { get; }

    public override float InitialState => Options.InitialAccumulator;

    public static AdaGradUpdate Append(NetworkGraph graph, AdaGradDeclaration options, Parameter parameter, Tensor gradient)
    {
        Tensor[] states = [State(graph, parameter, "SquareSum")];
        var update = new AdaGradUpdate(options, parameter, gradient, states, Updated(graph, parameter, gradient));
        graph.Append(update);
        return update;
    }
}
