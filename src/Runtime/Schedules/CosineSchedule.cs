namespace NetGen;

/// <summary>
/// A learning rate that falls along half a cosine, after a linear warm-up if one is wanted (Loshchilov and Hutter 2017; PyTorch's
/// <c>LinearLR</c> followed by <c>CosineAnnealingLR</c>).
/// </summary>
/// <remarks>
/// With w warm-up steps of t in all, the rate of step s &lt; w is warmupRate + (learningRate − warmupRate) · s / w, and from there on
/// finalRate + (learningRate − finalRate) · (1 + cos(π (s − w) / (t − w))) / 2. From step t on it stays at finalRate, where PyTorch's
/// would rise again.
/// </remarks>
public readonly struct CosineSchedule : ILearningRateSchedule
{
    private readonly double _rate;
    private readonly long _totalSteps;
    private readonly long _warmupSteps;
    private readonly double _warmupRate;
    private readonly double _finalRate;

    /// <param name="learningRate">The highest rate, at the end of the warm-up, finite and at least 0.</param>
    /// <param name="totalSteps">Steps until the final rate is reached, those of the warm-up included; more than there are of those.</param>
    /// <param name="warmupSteps">Steps of the warm-up, 0 or more.</param>
    /// <param name="warmupRate">The rate of step 0 when there is a warm-up, 0 up to <paramref name="learningRate"/>.</param>
    /// <param name="finalRate">The rate at the end, 0 up to <paramref name="learningRate"/>.</param>
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
    /// <exception cref="InvalidOperationException">The struct was not made by its constructor.</exception>
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
