namespace NetGen.Testing.Reference;

/// <summary>(output - target)², averaged over the samples and the outputs.</summary>
public sealed record MeanSquaredError : ElementLoss
{
    public override string Attribute => "[MeanSquaredError]";

    public override RowContent Rows => RowContent.Numbers;

    protected override (double Cost, double Slope) Cost(double output, double target, int index) =>
        ((output - target) * (output - target), 2 * (output - target));
}
