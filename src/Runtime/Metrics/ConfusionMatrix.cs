using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Counts how often samples of each class were classified as each class, and computes metrics from these counts.</summary>
/// <remarks>
/// Precision is NaN for a class that was never predicted, recall is NaN for a class that never occurred, and F1 is NaN for a class that
/// was neither predicted nor occurred. The means are over the classes that were predicted or occurred, and count NaN as 0, as in
/// scikit-learn, so a class that is never found makes them worse. With more than 1,024 classes, only pairs of classes that occur use
/// memory.
/// </remarks>
public sealed class ConfusionMatrix
{
    private const int MostClassesOfText = 1024;

    private readonly PairCounts _counts;
    private readonly long[] _actual;
    private readonly long[] _predicted;
    private readonly long[] _right;
    private readonly long[] _unpredicted;

    /// <param name="classes">The number of classes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Classes = classes;
        _counts = new PairCounts(classes);
        _actual = new long[classes];
        _predicted = new long[classes];
        _right = new long[classes];
        _unpredicted = new long[classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of samples counted.</summary>
    public long Count { get; private set; }

    /// <summary>The proportion of samples that are classified correctly. NaN if there are no samples.</summary>
    public double Accuracy => (double)_right.Sum() / Count;

    /// <summary>The mean of the classes' precisions (macro average).</summary>
    public double MeanPrecision => Mean(Precision);

    /// <summary>
    /// The mean of the classes' recalls (macro average). If only classes that occur are predicted, it is the balanced accuracy.
    /// </summary>
    public double MeanRecall => Mean(Recall);

    /// <summary>The mean of the classes' F1 (macro average).</summary>
    public double MeanF1 => Mean(F1);

    /// <summary>Gets the number of samples of one class that were classified as another class.</summary>
    /// <param name="actual">The actual class.</param>
    /// <param name="predicted">The predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public long this[int actual, int predicted] => _counts[Class(actual), Class(predicted)];

    /// <summary>Gets the number of samples of a class that were not classified, because all of their predictions were NaN.</summary>
    /// <param name="actual">The actual class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public long Unpredicted(int actual) => _unpredicted[Class(actual)];

    /// <summary>Counts one sample.</summary>
    /// <param name="actual">The actual class.</param>
    /// <param name="predicted">The predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public void Add(int actual, int predicted)
    {
        _counts.Add(Class(actual), Class(predicted));
        _actual[actual]++;
        _predicted[predicted]++;
        _right[actual] += actual == predicted ? 1 : 0;
        Count++;
    }

    /// <summary>Counts one sample that was not classified. It counts as wrong.</summary>
    /// <param name="actual">The actual class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public void AddUnpredicted(int actual)
    {
        _unpredicted[Class(actual)]++;
        _actual[actual]++;
        Count++;
    }

    /// <summary>Gets the precision: the proportion of the samples classified as this class that belong to it, TP / (TP + FP).</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public double Precision(int label) => (double)_right[Class(label)] / _predicted[label];

    /// <summary>Gets the recall: the proportion of the samples of this class that were classified as it, TP / (TP + FN).</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public double Recall(int label) => (double)_right[Class(label)] / _actual[label];

    /// <summary>Gets F1, the harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public double F1(int label) => 2.0 * _right[Class(label)] / (_predicted[label] + _actual[label]);

    /// <summary>
    /// Gets the counts as a table, with a row for each actual class and a column for each predicted class. With more than 1,024 classes,
    /// it only gets the numbers of classes and samples.
    /// </summary>
    public override string ToString()
    {
        if (Classes > MostClassesOfText)
            return string.Create(CultureInfo.InvariantCulture, $"{Count} samples of {Classes} classes");

        int width = _counts.Largest.ToString(CultureInfo.InvariantCulture).Length + 1;
        width = Math.Max(width, (Classes - 1).ToString(CultureInfo.InvariantCulture).Length + 1);
        var table = new StringBuilder();
        table.Append(' ', width);
        for (int predicted = 0; predicted < Classes; predicted++)
            Append(predicted);
        for (int actual = 0; actual < Classes; actual++)
        {
            table.Append('\n');
            Append(actual);
            for (int predicted = 0; predicted < Classes; predicted++)
                Append(this[actual, predicted]);
        }

        return table.ToString();

        void Append(long number) => table.Append(number.ToString(CultureInfo.InvariantCulture).PadLeft(width));
    }

    private double Mean(Func<int, double> measure)
    {
        double sum = 0;
        int known = 0;
        for (int i = 0; i < Classes; i++)
        {
            if (_actual[i] + _predicted[i] == 0)
                continue;
            double value = measure(i);
            sum += double.IsNaN(value) ? 0 : value;
            known++;
        }

        return sum / known;
    }

    private int Class(int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, Classes);
        return label;
    }
}
