namespace NetGen;

/// <summary>
/// A learning rate that falls when a metric stops improving (PyTorch's
/// <c>torch.optim.lr_scheduler.ReduceLROnPlateau</c> with its relative threshold).
/// </summary>
/// <remarks>
/// A report is an improvement if it is below best · (1 − threshold), or above best · (1 + threshold) if the metric is maximized. This is
/// a mutable struct: keep it in a local variable or in a field that is not readonly.
/// </remarks>
public struct ReduceOnPlateau
{
    // A fall by less is none: PyTorch's eps.
    private const double LeastFall = 1e-8;

    private readonly bool _maximizes;
    private readonly double _factor;
    private readonly int _patience;
    private readonly double _threshold;
    private readonly int _cooldown;
    private readonly double _minRate;

    private double _rate;
    private double _best;
    private int _badReports;
    private int _cooldownLeft;

    /// <param name="learningRate">The initial rate, finite and at least 0.</param>
    /// <param name="factor">The factor by which the rate is multiplied, above 0 and less than 1.</param>
    /// <param name="patience">The number of reports in a row without an improvement that are tolerated, at least 0.</param>
    /// <param name="threshold">The relative difference to the best metric that counts as an improvement, at least 0 and less than 1.</param>
    /// <param name="cooldown">The number of reports after a reduction that are not counted, at least 0.</param>
    /// <param name="minRate">The lowest rate, from 0 to <paramref name="learningRate"/>.</param>
    /// <param name="maximizes">
    /// Whether a higher metric is better, such as an accuracy. Otherwise, a lower metric is better, such as a loss.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ReduceOnPlateau(
        double learningRate, double factor = 0.1, int patience = 10, double threshold = 1e-4, int cooldown = 0, double minRate = 0,
        bool maximizes = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        _rate = ScheduleRange.Rate(learningRate);
        _factor = ScheduleRange.Reduction(factor);
        _patience = patience;
        _threshold = ScheduleRange.Threshold(threshold);
        _cooldown = cooldown;
        _minRate = ScheduleRange.Rate(minRate, learningRate);
        _maximizes = maximizes;
        _best = maximizes ? double.NegativeInfinity : double.PositiveInfinity;
    }

    /// <summary>The current learning rate.</summary>
    /// <exception cref="InvalidOperationException">The struct is the default value and was not created with its constructor.</exception>
    public readonly float LearningRate
    {
        get
        {
            ScheduleRange.RequireMade(!IsDefault, nameof(ReduceOnPlateau));
            return (float)_rate;
        }
    }

    /// <summary>Whether the struct was not made by its constructor.</summary>
    internal readonly bool IsDefault => _factor == 0;

    /// <summary>Whether a higher metric is better.</summary>
    internal readonly bool Maximizes => _maximizes;

    /// <summary>Reports the metric of an epoch. NaN is never an improvement.</summary>
    /// <param name="metric">The metric, such as a validation loss.</param>
    /// <returns>The new learning rate.</returns>
    /// <exception cref="InvalidOperationException">The struct is the default value and was not created with its constructor.</exception>
    public float Report(double metric)
    {
        ScheduleRange.RequireMade(!IsDefault, nameof(ReduceOnPlateau));
        if (IsBetter(metric))
        {
            _best = metric;
            _badReports = 0;
        }
        else
        {
            _badReports++;
        }

        if (_cooldownLeft > 0)
        {
            _cooldownLeft--;
            _badReports = 0;
        }

        if (_badReports > _patience)
        {
            Reduce();
            _cooldownLeft = _cooldown;
            _badReports = 0;
        }

        return LearningRate;
    }

    private readonly bool IsBetter(double metric) =>
        _maximizes ? metric > _best * (1 + _threshold) : metric < _best * (1 - _threshold);

    private void Reduce()
    {
        double reduced = Math.Max(_rate * _factor, _minRate);
        if (_rate - reduced > LeastFall)
            _rate = reduced;
    }
}
