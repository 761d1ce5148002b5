namespace NetGen.Testing.Reference;

/// <summary>A loss of each output by itself, averaged over the samples and the outputs.</summary>
public abstract record ElementLoss : LossFunction
{
    public override int Classes(int outputs) => 0;

    public override bool TakesLabels(int outputs) => false;

    public override double Evaluate(Matrix outputs, Targets targets, Matrix gradient)
    {
        double total = 0;
        for (int n = 0; n < outputs.Rows; n++)
        {
            for (int k = 0; k < outputs.Columns; k++)
            {
                (double cost, double slope) = Cost(outputs[n, k], TargetOf(targets, n * outputs.Columns + k), k);
                total += cost;
                gradient[n, k] = slope / outputs.Values.Length;
            }
        }

        return total / outputs.Values.Length;
    }

    /// <summary>What one output costs, and the derivative of it.</summary>
    protected abstract (double Cost, double Slope) Cost(double output, double target, int index);

    /// <summary>A single output takes its label for the target.</summary>
    private static double TargetOf(Targets targets, int element) => targets switch
    {
        ClassLabels labels => labels.Labels.Span[element],
        TargetRows rows => rows.Values.Span[element],
        _ => throw new ArgumentOutOfRangeException(nameof(targets)),
    };
}
