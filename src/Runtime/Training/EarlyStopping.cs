namespace NetGen;

/// <summary>Specifies when to stop training early. When training ends, also by cancellation, the network gets the parameters of the best epoch.</summary>
public sealed class EarlyStopping
{
    /// <summary>The number of epochs in a row without an improvement after which training ends, at least 1.</summary>
    public int Patience
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Patience));
            field = value;
        }
    } = 10;

    /// <summary>How much better than the best epoch an epoch must be to count as an improvement, finite and at least 0.</summary>
    public double MinimumImprovement
    {
        get;
        init
        {
            if (value is not (>= 0 and <= double.MaxValue))
                throw new ArgumentOutOfRangeException(nameof(MinimumImprovement), value, "The improvement must be finite and at least 0.");
            field = value;
        }
    }

    /// <summary>The metric to improve. All metrics except the training loss need a validation set.</summary>
    public TrainingMetric Metric { get; init; }

    internal bool IsBetter(double value, double best) =>
        Metric == TrainingMetric.Accuracy ? value > best + MinimumImprovement : value < best - MinimumImprovement;

    internal double Worst => Metric == TrainingMetric.Accuracy ? double.NegativeInfinity : double.PositiveInfinity;
}
