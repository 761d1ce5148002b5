namespace NetGen;

/// <summary>The best epoch so far, and its parameters and buffers when training is to end with them.</summary>
internal sealed class BestEpoch(NetworkDescription description, EarlyStopping? stopping)
{
    private static readonly EarlyStopping ByLoss = new();

    private readonly EarlyStopping _rule = stopping ?? ByLoss;

    /// <summary>What makes an epoch better than others.</summary>
    public TrainingMetric Metric => _rule.Metric;

    /// <summary>Its number, from 1 on; 0 before there is one.</summary>
    public int Epoch { get; private set; }

    public double Value { get; private set; } = (stopping ?? ByLoss).Worst;

    /// <summary>Its parameters and buffers; null when they are not kept.</summary>
    public float[]? Values { get; } = stopping is null ? null : new float[NetworkValues.CountOf(description)];

    /// <summary>Whether training should have ended after that many epochs.</summary>
    public bool IsLongPast(int epochs) => stopping is not null && Epoch > 0 && epochs - Epoch >= stopping.Patience;

    /// <returns>Whether it is the best epoch.</returns>
    public bool Report(TrainingEpoch epoch, ReadOnlySpan<float> values)
    {
        double value = ValueOf(epoch);
        if (Epoch > 0 && !_rule.IsBetter(value, Value))
            return false;
        Resume(epoch.Epoch, value, Values is null ? [] : values);
        return true;
    }

    /// <summary>Goes on from what a checkpoint remembers.</summary>
    public void Resume(int epoch, double value, ReadOnlySpan<float> values)
    {
        Epoch = epoch;
        Value = value;
        if (!values.IsEmpty)
            values.CopyTo(Values);
    }

    /// <summary>Goes on after epochs whose parameters are not kept.</summary>
    public void Resume(IEnumerable<TrainingEpoch> epochs)
    {
        foreach (TrainingEpoch epoch in epochs)
            Report(epoch, []);
    }

    public void Restore(INetwork network)
    {
        if (Epoch > 0 && Values is not null)
            network.CopyValuesFrom(Values);
    }

    private double ValueOf(TrainingEpoch epoch) => _rule.Metric switch
    {
        TrainingMetric.Accuracy => epoch.ValidationAccuracy,
        TrainingMetric.TrainingLoss => epoch.Loss,
        _ => double.IsNaN(epoch.ValidationLoss) ? epoch.Loss : epoch.ValidationLoss,
    };
}
