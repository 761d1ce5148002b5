namespace NetGen;

/// <summary>A constant learning rate.</summary>
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
    /// <exception cref="InvalidOperationException">The struct is the default value and was not created with its constructor.</exception>
    public float At(long step)
    {
        ScheduleRange.RequireMade(_isMade, nameof(ConstantSchedule));
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return (float)_rate;
    }
}
