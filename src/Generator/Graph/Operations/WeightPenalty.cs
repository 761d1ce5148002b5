using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>What a weight adds to the loss: L1 · Σ |w| + L2 / 2 · Σ w².</summary>
internal sealed class WeightPenalty : Operation
{
    private WeightPenalty(PenaltyDeclaration options, Parameter weight, Tensor output)
        : base(output, weight)
    {
        Options = options;
        Weight = weight;
    }

    public PenaltyDeclaration Options { get; }

    public Parameter Weight { get; }

    public static Tensor Append(NetworkGraph graph, PenaltyDeclaration options, Parameter weight) =>
        graph.Append(new WeightPenalty(options, weight, graph.NewValue(weight.Name + "Penalty", Shape.Scalar)));

    public override void Differentiate(Adjoints adjoints) =>
        adjoints.Contribute(Weight, name => WeightPenaltyGradient.Append(adjoints.Graph, name, Options, Weight));
}
