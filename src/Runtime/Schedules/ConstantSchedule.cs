namespace NetGen;

/// <summary>The same learning rate at every step.</summary>
public readonly struct ConstantSchedule : ILearningRateSchedule
{
    private readonly double _rate;
    private readonly bool _isMade;

    /// <param name="learningRate">The rate, finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    public ConstantSchedule(double learningRate)
    {
        _rate = ScheduleRange.Rate(learningRate);
        _isMade = true;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The struct was not made by its constructor.</exception>
    public float At(long step)
    {
        ScheduleRange.RequireMade(_isMade, nameof(ConstantSchedule));
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return (float)_rate;
    }
}
