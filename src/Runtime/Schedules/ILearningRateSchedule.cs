namespace NetGen;

/// <summary>A learning rate that depends on the step alone, so that a loop may begin anywhere.</summary>
public interface ILearningRateSchedule
{
    /// <summary>The learning rate of a step. What counts as one, a batch or an epoch, is up to the loop.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    float At(long step);
}
