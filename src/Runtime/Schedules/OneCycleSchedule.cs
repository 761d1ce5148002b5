namespace NetGen;

/// <summary>
/// A learning rate that rises to a peak and then falls far below its start value, both along half a cosine (Smith and Topin 2018; PyTorch's
/// <c>torch.optim.lr_scheduler.OneCycleLR</c> with its two phases).
/// </summary>
/// <remarks>
/// The rate starts at maxRate / startDivisor, reaches maxRate at step riseShare · totalSteps − 1, and ends at
/// maxRate / startDivisor / finalDivisor at step totalSteps − 1, where it stays.
/// </remarks>
public readonly struct OneCycleSchedule : ILearningRateSchedule
{
    private readonly double _maxRate;
    private readonly double _startRate;
    private readonly double _finalRate;
    private readonly double _peak;
    private readonly long _totalSteps;

    /// <param name="maxRate">The rate at the peak, finite and at least 0.</param>
    /// <param name="totalSteps">The number of steps of the cycle, at least 1.</param>
    /// <param name="riseShare">The proportion of the steps in which the rate rises, 0 to 1. It is called <c>pct_start</c> in PyTorch.</param>
    /// <param name="startDivisor">
    /// The divisor of the peak rate that gives the start rate, finite and at least 1. It is called <c>div_factor</c> in PyTorch.
    /// </param>
    /// <param name="finalDivisor">
    /// The divisor of the start rate that gives the final rate, finite and at least 1. It is called <c>final_div_factor</c> in PyTorch.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public OneCycleSchedule(double maxRate, long totalSteps, double riseShare = 0.3, double startDivisor = 25, double finalDivisor = 1e4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(totalSteps, 1);
        _maxRate = ScheduleRange.Rate(maxRate);
        _startRate = _maxRate / ScheduleRange.Divisor(startDivisor);
        _finalRate = _startRate / ScheduleRange.Divisor(finalDivisor);
        _totalSteps = totalSteps;
        _peak = ScheduleRange.Share(riseShare) * totalSteps - 1;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The struct is the default value and was not created with its constructor.</exception>
    public float At(long step)
    {
        ScheduleRange.RequireMade(_totalSteps > 0, nameof(OneCycleSchedule));
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (step < _peak)
            return (float)Annealing.Cosine(_startRate, _maxRate, step / _peak);
        if (step == _peak)
            return (float)_maxRate;
        long last = _totalSteps - 1;
        return step < last ? (float)Annealing.Cosine(_maxRate, _finalRate, (step - _peak) / (last - _peak)) : (float)_finalRate;
    }
}
