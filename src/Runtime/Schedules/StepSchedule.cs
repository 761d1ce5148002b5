namespace NetGen;

/// <summary>
/// A learning rate that falls in steps: learningRate · gamma^⌊step / stepSize⌋ (PyTorch's <c>torch.optim.lr_scheduler.StepLR</c>).
/// </summary>
public readonly struct StepSchedule : ILearningRateSchedule
{
    private readonly double _rate;
    private readonly long _stepSize;
    private readonly double _gamma;

    /// <param name="learningRate">The initial rate, finite and at least 0.</param>
    /// <param name="stepSize">The number of steps between two changes of the rate, at least 1.</param>
    /// <param name="gamma">The factor of each change, above 0 and finite. Use a factor below 1 for a rate that falls.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public StepSchedule(double learningRate, long stepSize, double gamma = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepSize, 1);
        _rate = ScheduleRange.Rate(learningRate);
        _stepSize = stepSize;
        _gamma = ScheduleRange.Factor(gamma);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The struct is the default value and was not created with its constructor.</exception>
    public float At(long step)
    {
        ScheduleRange.RequireMade(_stepSize > 0, nameof(StepSchedule));
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return (float)(_rate * Math.Pow(_gamma, step / _stepSize));
    }
}
