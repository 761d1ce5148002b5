namespace NetGen;

/// <summary>
/// A learning rate that falls along half a cosine, after an optional linear warm-up (Loshchilov and Hutter 2017; PyTorch's
/// <c>LinearLR</c> followed by <c>CosineAnnealingLR</c>).
/// </summary>
/// <remarks>
/// With w warm-up steps and t steps in total, the rate of step s &lt; w is warmupRate + (learningRate − warmupRate) · s / w. After the
/// warm-up, it is finalRate + (learningRate − finalRate) · (1 + cos(π (s − w) / (t − w))) / 2. From step t on, it stays at finalRate. In
/// PyTorch it would rise again.
/// </remarks>
public readonly struct CosineSchedule : ILearningRateSchedule
{
    private readonly double _rate;
    private readonly long _totalSteps;
    private readonly long _warmupSteps;
    private readonly double _warmupRate;
    private readonly double _finalRate;

    /// <param name="learningRate">The highest rate, at the end of the warm-up, finite and at least 0.</param>
    /// <param name="totalSteps">
    /// The number of steps until the final rate is reached, including the warm-up. It must be larger than the number of warm-up steps.
    /// </param>
    /// <param name="warmupSteps">The number of warm-up steps, at least 0.</param>
    /// <param name="warmupRate">The rate of step 0 if there is a warm-up, from 0 to <paramref name="learningRate"/>.</param>
    /// <param name="finalRate">The rate at the end, from 0 to <paramref name="learningRate"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public CosineSchedule(double learningRate, long totalSteps, long warmupSteps = 0, double warmupRate = 0, double finalRate = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmupSteps);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(totalSteps, warmupSteps);
        _rate = ScheduleRange.Rate(learningRate);
        _totalSteps = totalSteps;
        _warmupSteps = warmupSteps;
        _warmupRate = ScheduleRange.Rate(warmupRate, learningRate);
        _finalRate = ScheduleRange.Rate(finalRate, learningRate);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The struct is the default value and was not created with its constructor.</exception>
    public float At(long step)
    {
        ScheduleRange.RequireMade(_totalSteps > 0, nameof(CosineSchedule));
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (step < _warmupSteps)
            return (float)(_warmupRate + (_rate - _warmupRate) * step / _warmupSteps);
        if (step >= _totalSteps)
            return (float)_finalRate;
        double passed = (double)(step - _warmupSteps) / (_totalSteps - _warmupSteps);
        return (float)Annealing.Cosine(_rate, _finalRate, passed);
    }
}
