namespace NetGen;

/// <summary>Specifies the metric that early stopping uses.</summary>
public enum TrainingMetric
{
    /// <summary>The mean loss over the validation set. Lower is better.</summary>
    Loss,

    /// <summary>The proportion of validation samples that are classified correctly. Higher is better.</summary>
    Accuracy,

    /// <summary>The mean loss over the training set. Lower is better.</summary>
    TrainingLoss,
}
