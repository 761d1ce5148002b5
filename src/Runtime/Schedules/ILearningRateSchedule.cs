namespace NetGen;

/// <summary>A learning rate that depends only on the step, so a loop can start at any step.</summary>
public interface ILearningRateSchedule
{
    /// <summary>Gets the learning rate of a step. Your loop decides whether a step is a batch or an epoch.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    float At(long step);
}
