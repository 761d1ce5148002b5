namespace NetGen;

/// <summary>
/// A learning rate that is multiplied by the same factor in every step: learningRate · gamma^step (PyTorch's
/// <c>torch.optim.lr_scheduler.ExponentialLR</c>).
/// </summary>
public readonly struct ExponentialSchedule : ILearningRateSchedule
{
    private readonly double _rate;
    private readonly double _gamma;

    /// <param name="learningRate">The rate of step 0, finite and at least 0.</param>
    /// <param name="gamma">The factor from one step to the next, above 0 and finite. Use a factor below 1 for a rate that falls.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ExponentialSchedule(double learningRate, double gamma)
    {
        _rate = ScheduleRange.Rate(learningRate);
        _gamma = ScheduleRange.Factor(gamma);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The struct is the default value and was not created with its constructor.</exception>
    public float At(long step)
    {
        ScheduleRange.RequireMade(_gamma > 0, nameof(ExponentialSchedule));
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return (float)(_rate * Math.Pow(_gamma, step));
    }
}
