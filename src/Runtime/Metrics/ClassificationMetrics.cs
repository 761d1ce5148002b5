using NetGen.Execution;

namespace NetGen;

/// <summary>Measures a classifier: counts samples as they come, and says how good it is on all of them. Counting allocates nothing.</summary>
public sealed class ClassificationMetrics
{
    private readonly long[] _ranks;
    private readonly int? _ignoreIndex;
    private readonly bool _calibrates;

    /// <param name="outputSize">
    /// Predictions of a sample: one probability a class, or one alone, which is that of class 1 of two.
    /// </param>
    /// <param name="ignoreIndex">The label of samples that do not count, which may be that of a class; none when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1.</exception>
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

    /// <summary>Predictions of a sample.</summary>
    public int OutputSize { get; }

    /// <summary>Samples counted.</summary>
    public long Count => Confusion.Count;

    /// <summary>
    /// The share of samples whose class has the largest prediction; NaN when there is no sample. A prediction that is NaN is wrong.
    /// </summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>Which classes are taken for which; precision, recall and F1.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>
    /// Whether the classifier is as sure as it is right. Only samples whose predictions are probabilities count: none of a network whose loss
    /// gives scores.
    /// </summary>
    public Calibration Calibration { get; } = new();

    /// <summary>The share of samples whose class is among the k with the largest predictions; NaN when there is no sample.</summary>
    /// <param name="k">How many answers count, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public double TopAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        long right = 0;
        for (int rank = 0; rank < Math.Min(k, _ranks.Length); rank++)
            right += _ranks[rank];
        return (double)right / Count;
    }

    /// <summary>Counts samples. A label that is to be ignored, or is no class, does not count.</summary>
    /// <param name="predictions">The predictions, <see cref="OutputSize"/> a sample.</param>
    /// <param name="labels">The index of each sample's class.</param>
    /// <exception cref="ArgumentException">The two do not fit.</exception>
    public void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<int> labels)
    {
        if (predictions.Length != (long)labels.Length * OutputSize)
        {
            throw new ArgumentException(
                $"{labels.Length} labels of {OutputSize} predictions each need {(long)labels.Length * OutputSize}, not {predictions.Length}.",
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
