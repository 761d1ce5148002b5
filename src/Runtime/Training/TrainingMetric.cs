namespace NetGen;

/// <summary>What training is judged by.</summary>
public enum TrainingMetric
{
    /// <summary>The mean loss over the validation set, which is to fall.</summary>
    Loss,

    /// <summary>The share of validation samples classified right, which is to grow.</summary>
    Accuracy,

    /// <summary>The mean loss over the training set, which is to fall.</summary>
    TrainingLoss,
}
