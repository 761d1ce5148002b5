using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The gradient of a weight's penalty: L1 · sign(w) + L2 · w, and 0 where w is.</summary>
internal sealed class WeightPenaltyGradient : Operation
{
    private WeightPenaltyGradient(PenaltyDeclaration options, Parameter weight, Tensor output)
        : base(output, weight)
    {
        Options = options;
        Weight = weight;
    }

    public PenaltyDeclaration Options { get; }

    public Parameter Weight { get; }

    public static Tensor Append(NetworkGraph graph, string name, PenaltyDeclaration options, Parameter weight) =>
        graph.Append(new WeightPenaltyGradient(options, weight, graph.NewLike(name, weight)));
}
