using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The mean over the samples of what each sample's outputs cost against its targets. One file a loss, with its formulas.</summary>
internal abstract class LossOperation(LossDeclaration declaration, Tensor outputs, Tensor targets, Tensor result)
    : Operation(result, outputs, targets)
{
    public LossDeclaration Declaration { get; } = declaration;

    public Tensor Outputs => Inputs[0];

    public Tensor Targets => Inputs[1];

    /// <summary>Whether it is a mean over the samples; otherwise it is a sum, and so are the gradients.</summary>
    public virtual bool IsMean => true;

    /// <summary>Whether samples weigh differently in the mean, so that it is divided by what they weigh and not by their number.</summary>
    public virtual bool WeighsSamples => false;

    /// <summary>Whether each output is read for the last time before the gradient takes its place.</summary>
    public virtual bool RunsInPlace => true;

    public TargetForms TargetForms => Declaration.Targets(Outputs.Shape.Columns);

    public bool TakesClassIndices => TargetForms.HasFlag(TargetForms.ClassIndices);

    public bool TakesRows => TargetForms.HasFlag(TargetForms.Rows);

    public bool IsClassifier => Declaration.IsClassifier(Outputs.Shape.Columns);

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Outputs))
            adjoints.Contribute(Outputs, name => LossGradient.Append(adjoints.Graph, name, this));
    }

    protected static Tensor Result(NetworkGraph graph, string name, Tensor outputs, Tensor targets) => outputs.Shape.Equals(targets.Shape)
        ? graph.NewValue(name, Shape.Scalar)
        : throw new ArgumentException($"{outputs} and {targets} differ in shape.");
}
