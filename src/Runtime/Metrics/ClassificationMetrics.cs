using NetGen.Execution;

namespace NetGen;

/// <summary>Measures a classifier. It counts samples and computes metrics over all of them. Counting does not allocate.</summary>
public sealed class ClassificationMetrics
{
    private readonly long[] _ranks;
    private readonly int? _ignoreIndex;
    private readonly bool _calibrates;

    /// <param name="outputSize">
    /// The number of predictions per sample: one for each class, or a single one, which is the probability of class 1 of two classes.
    /// </param>
    /// <param name="ignoreIndex">
    /// The label of samples that do not count, which can be the index of a class. By default, there is no such label.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public ClassificationMetrics(int outputSize, int? ignoreIndex = null)
        : this(outputSize, ignoreIndex, calibrates: true)
    {
    }

    internal ClassificationMetrics(int outputSize, int? ignoreIndex, bool calibrates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        _ignoreIndex = ignoreIndex;
        _calibrates = calibrates;
        OutputSize = outputSize;
        Confusion = new ConfusionMatrix(Math.Max(outputSize, 2));
        _ranks = new long[Confusion.Classes];
    }

    /// <summary>The number of predictions per sample.</summary>
    public int OutputSize { get; }

    /// <summary>The number of samples counted.</summary>
    public long Count => Confusion.Count;

    /// <summary>
    /// The proportion of samples whose class has the largest prediction. A prediction that is NaN is wrong. NaN if there are no samples.
    /// </summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>The confusion matrix, with precision, recall and F1.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>
    /// The calibration of the classifier. Only predictions that are probabilities count, so it has no samples if the loss of the network
    /// gives scores.
    /// </summary>
    public Calibration Calibration { get; } = new();

    /// <summary>
    /// Gets the proportion of samples whose class is among the k classes with the largest predictions. NaN if there are no samples.
    /// </summary>
    /// <param name="k">The number of answers that count, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public double TopAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        long right = 0;
        for (int rank = 0; rank < Math.Min(k, _ranks.Length); rank++)
            right += _ranks[rank];
        return (double)right / Count;
    }

    /// <summary>Counts samples. Samples whose label is ignored, or is not the index of a class, do not count.</summary>
    /// <param name="predictions">The predictions, <see cref="OutputSize"/> values per sample.</param>
    /// <param name="labels">The index of each sample's class.</param>
    /// <exception cref="ArgumentException">The lengths of the spans do not match.</exception>
    public void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<int> labels)
    {
        if (predictions.Length != (long)labels.Length * OutputSize)
        {
            throw new ArgumentException(
                $"'predictions' has {predictions.Length} values; expected {(long)labels.Length * OutputSize}: {labels.Length} samples of {OutputSize}.",
                nameof(predictions));
        }

        for (int n = 0; n < labels.Length; n++)
        {
            if ((uint)labels[n] >= (uint)Confusion.Classes || labels[n] == _ignoreIndex)
                continue;
            ReadOnlySpan<float> row = predictions.Slice(n * OutputSize, OutputSize);
            if (OutputSize == 1)
                AddSample([1 - row[0], row[0]], labels[n]);
            else
                AddSample(row, labels[n]);
        }
    }

    private void AddSample(ReadOnlySpan<float> row, int label)
    {
        // Of equal ones the first wins, as in Classify; a prediction that is not a number never does.
        int largest = PackedRows.IndexOfLargest(row);
        if (float.IsNaN(row[largest]))
            Confusion.AddUnpredicted(label);
        else
            Confusion.Add(label, largest);

        if (!float.IsNaN(row[label]))
            _ranks[RankOf(label, row)]++;
        if (_calibrates && IsDistribution(row))
            Calibration.Add(row[largest], largest == label);
    }

    /// <summary>How many classes come before one.</summary>
    private static int RankOf(int label, ReadOnlySpan<float> row)
    {
        int rank = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i] > row[label] || (row[i] == row[label] && i < label))
                rank++;
        }

        return rank;
    }

    private static bool IsDistribution(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (float prediction in row)
        {
            if (prediction is not (>= 0 and <= 1))
                return false;
            sum += prediction;
        }

        return Math.Abs(sum - 1) <= Targets.SumTolerance;
    }
}
