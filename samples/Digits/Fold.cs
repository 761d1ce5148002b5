using NetGen;

/// <summary>A network, and the digits that were held out while it learned from all the others.</summary>
internal sealed record Fold(DigitClassifier Network, Digit[] HeldOut, TrainingHistory History)
{
    public IEnumerable<Digit> Misread => HeldOut.Where(digit => Read(digit) != digit.Label);

    /// <summary>The share of the held-out digits that the network reads right.</summary>
    public double Accuracy => 1 - (double)Misread.Count() / HeldOut.Length;

    public static Fold Train(Digit[] digits, Digit[] heldOut, IProgress<TrainingProgress>? progress = null)
    {
        var network = new DigitClassifier(seed: 1);
        TrainingHistory history = Trainer.Fit(
            network,
            DatasetOf(digits.Except(heldOut)),
            new() { Epochs = 20, LearningRate = 0.1f, Seed = 1, Progress = progress },
            DatasetOf(heldOut));
        return new Fold(network, heldOut, history);
    }

    public int Read(Digit digit) => Network.Classify(digit.Pixels);

    /// <summary>Counts what the network makes of the held-out digits.</summary>
    public void Count(ClassificationMetrics metrics)
    {
        float[] predictions = new float[HeldOut.Length * DigitClassifier.OutputSize];
        Network.Predict(HeldOut.SelectMany(digit => digit.Pixels).ToArray(), predictions);
        metrics.Add(predictions, HeldOut.Select(digit => digit.Label).ToArray());
    }

    private static Dataset<int> DatasetOf(IEnumerable<Digit> digits) => Dataset.From(digits, digit => digit.Pixels, digit => digit.Label);
}
