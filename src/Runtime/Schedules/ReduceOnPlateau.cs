namespace NetGen;

/// <summary>
/// A learning rate that falls when a metric stops getting better (PyTorch's
/// <c>torch.optim.lr_scheduler.ReduceLROnPlateau</c> with its relative threshold).
/// </summary>
/// <remarks>
/// A metric is better when it is below best · (1 − threshold), or above best · (1 + threshold) where it is to grow. It is a struct that
/// changes: keep it in a local or in a field that is not readonly.
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

    /// <param name="learningRate">The rate to begin with, finite and at least 0.</param>
    /// <param name="factor">What the rate is multiplied by, above 0 and less than 1.</param>
    /// <param name="patience">How many reports in a row may be no better without a fall, 0 or more.</param>
    /// <param name="threshold">The share of the best metric by which a better one has to differ, 0 or more and less than 1.</param>
    /// <param name="cooldown">How many reports after a fall are not counted against the patience, 0 or more.</param>
    /// <param name="minRate">What the rate does not fall below, 0 up to <paramref name="learningRate"/>.</param>
    /// <param name="maximizes">Whether the metric is to grow, as an accuracy is; otherwise it is to fall, as a loss is.</param>
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

    /// <summary>The learning rate now.</summary>
    /// <exception cref="InvalidOperationException">The struct was not made by its constructor.</exception>
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

    /// <summary>Whether the metric is to grow.</summary>
    internal readonly bool Maximizes => _maximizes;

    /// <summary>Takes the metric of one more epoch. One that is not a number is never better.</summary>
    /// <param name="metric">A validation loss, for example.</param>
    /// <returns>The learning rate from now on.</returns>
    /// <exception cref="InvalidOperationException">The struct was not made by its constructor.</exception>
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
