namespace NetGen;

/// <summary>Ends training when it no longer helps. However training ends, the parameters of the best epoch are brought back.</summary>
public sealed class EarlyStopping
{
    /// <summary>How many epochs in a row may be no better before training ends, at least 1.</summary>
    public int Patience
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Patience));
            field = value;
        }
    } = 10;

    /// <summary>By how much an epoch has to differ from the best one to be better, finite and at least 0.</summary>
    public double MinimumImprovement
    {
        get;
        init
        {
            if (value is not (>= 0 and <= double.MaxValue))
                throw new ArgumentOutOfRangeException(nameof(MinimumImprovement), value, "An improvement is a finite number, 0 or more.");
            field = value;
        }
    }

    /// <summary>What is to become better. All but the training loss need a validation set.</summary>
    public TrainingMetric Metric { get; init; }

    internal bool IsBetter(double value, double best) =>
        Metric == TrainingMetric.Accuracy ? value > best + MinimumImprovement : value < best - MinimumImprovement;

    internal double Worst => Metric == TrainingMetric.Accuracy ? double.NegativeInfinity : double.PositiveInfinity;
}
