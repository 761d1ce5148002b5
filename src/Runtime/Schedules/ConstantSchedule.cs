namespace NetGen;

/// <summary>The same learning rate at every step.</summary>
public readonly struct ConstantSchedule : ILearningRateSchedule
{
    private readonly double _rate;

    /// <param name="learningRate">The rate, finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    public ConstantSchedule(double learningRate) => _rate = ScheduleRange.Rate(learningRate);

    /// <inheritdoc/>
    public float At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return (float)_rate;
    }
}
