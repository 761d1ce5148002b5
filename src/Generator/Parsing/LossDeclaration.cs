namespace NetGen.Generator.Parsing;

/// <summary>The loss attribute.</summary>
internal abstract record LossDeclaration : AttributeDeclaration
{
    /// <summary>The numbers of which each output has one.</summary>
    public virtual OutputWeights? Weights => null;

    /// <summary>Whether the loss is about outputs being larger than others, and so about nothing where there is only one.</summary>
    public virtual bool ComparesOutputs => false;

    /// <summary>The function by which the loss makes probabilities of the outputs, which are logits then.</summary>
    public virtual string? LogitFunction => null;

    /// <summary>Whether that many outputs tell one class, so that the network has a <c>Classify</c>.</summary>
    public abstract bool IsClassifier(int outputs);

    /// <summary>What the targets of that many outputs may be.</summary>
    public abstract TargetForms Targets(int outputs);
}

/// <summary>An argument with one number an output.</summary>
internal sealed record OutputWeights(string Argument, int Count);

internal sealed record SoftmaxCrossEntropyDeclaration(
    float LabelSmoothing = 0,
    EquatableArray<float> ClassWeights = default,
    float FocalGamma = 0,
    int? IgnoreIndex = null,
    bool ValidateTargets = true) : LossDeclaration
{
    public override OutputWeights? Weights => ClassWeights.Count > 0 ? new(nameof(ClassWeights), ClassWeights.Count) : null;

    public override string? LogitFunction => "softmax";

    public override bool ComparesOutputs => true;

    public override bool IsClassifier(int outputs) => true;

    /// <summary>A row of probabilities has no place for an index that means "not known".</summary>
    public override TargetForms Targets(int outputs) => IgnoreIndex is null ? TargetForms.Both : TargetForms.ClassIndices;
}

internal sealed record SigmoidCrossEntropyDeclaration(
    EquatableArray<float> PositiveWeights = default, float LabelSmoothing = 0, float FocalGamma = 0) : LossDeclaration
{
    public override OutputWeights? Weights => PositiveWeights.Count > 0 ? new(nameof(PositiveWeights), PositiveWeights.Count) : null;

    public override string? LogitFunction => "sigmoid";

    /// <summary>One output tells two classes; several do not exclude each other.</summary>
    public override bool IsClassifier(int outputs) => outputs == 1;

    public override TargetForms Targets(int outputs) => outputs == 1 ? TargetForms.Both : TargetForms.Rows;
}

internal sealed record MeanSquaredErrorDeclaration : LossDeclaration
{
    public override bool IsClassifier(int outputs) => false;

    public override TargetForms Targets(int outputs) => TargetForms.Rows;
}

internal sealed record HuberLossDeclaration(float Delta = 1) : LossDeclaration
{
    public override bool IsClassifier(int outputs) => false;

    public override TargetForms Targets(int outputs) => TargetForms.Rows;
}

internal sealed record HingeLossDeclaration(float Margin = 1) : LossDeclaration
{
    public override bool ComparesOutputs => true;

    public override bool IsClassifier(int outputs) => true;

    public override TargetForms Targets(int outputs) => TargetForms.ClassIndices;
}

internal sealed record KlDivergenceDeclaration(bool ValidateTargets = true) : LossDeclaration
{
    public override string? LogitFunction => "softmax";

    public override bool ComparesOutputs => true;

    public override bool IsClassifier(int outputs) => true;

    public override TargetForms Targets(int outputs) => TargetForms.Rows;
}

internal sealed record CustomLossDeclaration : LossDeclaration
{
    public override bool IsClassifier(int outputs) => false;

    /// <summary>The caller's loss knows the truth.</summary>
    public override TargetForms Targets(int outputs) => TargetForms.None;
}
