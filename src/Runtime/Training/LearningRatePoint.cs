namespace NetGen;

/// <summary>A step of <see cref="LearningRateFinder"/>.</summary>
/// <param name="LearningRate">The learning rate of the step.</param>
/// <param name="Loss">The loss of the step's batch, before its update.</param>
/// <param name="SmoothedLoss">The moving average of the losses.</param>
public readonly record struct LearningRatePoint(float LearningRate, double Loss, double SmoothedLoss);
