using NetGen;
using Spectre.Console;

/// <summary>Trains the same network on the same data with five losses, and compares the probabilities with the true ones.</summary>
internal sealed class Tour
{
    private const int Steps = 500;
    private const float LearningRate = 0.2f;

    private static readonly float[] Truths = [0.1f, 0.5f, 0.9f];

    private readonly NoisyPoints _training = new(2_000, seed: 1), _calibration = new(2_000, seed: 2), _heldOut = new(20_000, seed: 3);

    /// <summary>Returns the largest difference between calibrated and true probabilities.</summary>
    public double Run()
    {
        Table table = new Table().Title("Five losses, and the predicted probabilities where the true one is ...")
            .AddColumn("loss").AddColumn("its value").AddColumn("nats").AddColumn("calibrated");
        foreach (float truth in Truths)
            table.AddColumn(new TableColumn($"{truth:P0}").RightAligned());
        table.Caption("nats: cross-entropy with the truth; 18 → 10: predicted → calibrated");

        double furthest = 0;
        furthest = Math.Max(furthest, AddRow(table, "softmax", new WithSoftmax(seed: 1)));
        furthest = Math.Max(furthest, AddRow(table, "sigmoid", new WithSigmoid(seed: 1)));
        furthest = Math.Max(furthest, AddRow(table, "smoothing 0.2", new WithSmoothing(seed: 1)));
        furthest = Math.Max(furthest, AddRow(table, "weights 1 : 3", new WithClassWeights(seed: 1)));
        furthest = Math.Max(furthest, AddRow(table, "focal, γ = 2", new WithFocalLoss(seed: 1)));
        double entropy = CrossEntropyWithTruth(_heldOut.Probabilities);
        table.AddRow(["the truth", "", $"{entropy:F3}", $"{entropy:F3}", .. Truths.Select(truth => $"{100 * truth:F0}")]);
        AnsiConsole.Write(table);
        return furthest;
    }

    private double AddRow(Table table, string name, ITrainableNetwork<int> network)
    {
        float loss = 0;
        for (int step = 0; step < Steps; step++)
            loss = network.TrainStep(_training.Points, _training.Labels, LearningRate);

        var calibration = new Calibration();
        float[] logOdds = Array.ConvertAll(Probabilities(network, _calibration.Points), LogOdds);
        for (int step = 0; step < Steps; step++)
            calibration.TrainStep(logOdds, _calibration.Labels, LearningRate);

        float[] says = Probabilities(network, _heldOut.Points);
        float[] calibrated = new float[says.Length];
        calibration.Predict(Array.ConvertAll(says, LogOdds), calibrated);
        table.AddRow(
        [
            name, $"{loss:F3}", $"{CrossEntropyWithTruth(says):F3}", $"{CrossEntropyWithTruth(calibrated):F3}",
            .. Truths.Select(truth => $"{100 * MeanWhere(truth, says):F0} → {100 * MeanWhere(truth, calibrated):F0}"),
        ]);
        return Truths.Max(truth => Math.Abs(MeanWhere(truth, calibrated) - truth));
    }

    /// <summary>The predicted probability of class 1, which is the last output.</summary>
    private static float[] Probabilities(INetwork<float> network, float[] points)
    {
        int outputs = network.Description.OutputSize;
        float[] predictions = new float[points.Length / network.Description.InputSize * outputs];
        network.Predict(points, predictions);
        return [.. predictions.Where((_, i) => i % outputs == outputs - 1)];
    }

    private static float LogOdds(float probability) => MathF.Log(probability / (1 - probability));

    /// <summary>The mean of H(truth, prediction) over the held-out points. Its minimum is the entropy of the truth.</summary>
    private double CrossEntropyWithTruth(float[] predictions) => predictions.Zip(_heldOut.Probabilities, (q, p) =>
        CrossEntropy.Of([p, 1 - p], [q, 1 - q])).Average();

    private double MeanWhere(float truth, float[] predictions) =>
        predictions.Where((_, i) => Math.Abs(_heldOut.Probabilities[i] - truth) < 0.03f).Average();
}
