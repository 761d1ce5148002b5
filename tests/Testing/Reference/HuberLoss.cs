namespace NetGen.Testing.Reference;

/// <summary>e² / 2 for an error e up to delta, linear beyond, averaged over the samples and the outputs.</summary>
public sealed record HuberLoss(float Delta = 1) : ElementLoss
{
    public override string Attribute => AttributeText.Of("HuberLoss", AttributeText.Number(nameof(Delta), Delta, otherwise: 1));

    public override RowContent Rows => RowContent.Numbers;

    protected override (double Cost, double Slope) Cost(double output, double target, int index)
    {
        double error = output - target;
        return Math.Abs(error) <= Delta
            ? (error * error / 2, error)
            : (Delta * (Math.Abs(error) - (double)Delta / 2), Delta * Math.Sign(error));
    }
}
