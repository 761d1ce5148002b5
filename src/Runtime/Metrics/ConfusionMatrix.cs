using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>How often samples of each class were taken for each class, and what follows from it.</summary>
/// <remarks>
/// Precision is NaN for a class that was never predicted, recall for one that never occurred, and F1 for one that did neither. The means are
/// over the classes that were predicted or occurred, and take what is NaN as 0, as scikit-learn does: a class that is never found makes them
/// worse. With more than 1,024 classes only the pairs of classes that occur take memory.
/// </remarks>
public sealed class ConfusionMatrix
{
    private const int MostClassesOfText = 1024;

    private readonly PairCounts _counts;
    private readonly long[] _actual;
    private readonly long[] _predicted;
    private readonly long[] _right;
    private readonly long[] _unpredicted;

    /// <param name="classes">Classes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
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

    /// <summary>Classes.</summary>
    public int Classes { get; }

    /// <summary>Samples counted.</summary>
    public long Count { get; private set; }

    /// <summary>The share of samples taken for what they are; NaN when there is none.</summary>
    public double Accuracy => (double)_right.Sum() / Count;

    /// <summary>The mean of the classes' precisions (macro average).</summary>
    public double MeanPrecision => Mean(Precision);

    /// <summary>The mean of the classes' recalls (macro average). Where only classes that occur are predicted, it is the balanced accuracy.</summary>
    public double MeanRecall => Mean(Recall);

    /// <summary>The mean of the classes' F1 (macro average).</summary>
    public double MeanF1 => Mean(F1);

    /// <summary>How many samples of one class were taken for another.</summary>
    /// <param name="actual">The class that they are of.</param>
    /// <param name="predicted">The class that they were taken for.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted] => _counts[Class(actual), Class(predicted)];

    /// <summary>How many samples of a class were taken for none, because each of their predictions was NaN.</summary>
    /// <param name="actual">The class that they are of.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long Unpredicted(int actual) => _unpredicted[Class(actual)];

    /// <summary>Counts one sample.</summary>
    /// <param name="actual">The class that it is of.</param>
    /// <param name="predicted">The class that it was taken for.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void Add(int actual, int predicted)
    {
        _counts.Add(Class(actual), Class(predicted));
        _actual[actual]++;
        _predicted[predicted]++;
        _right[actual] += actual == predicted ? 1 : 0;
        Count++;
    }

    /// <summary>Counts one sample that was taken for no class: it is wrong.</summary>
    /// <param name="actual">The class that it is of.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void AddUnpredicted(int actual)
    {
        _unpredicted[Class(actual)]++;
        _actual[actual]++;
        Count++;
    }

    /// <summary>The share of those taken for the class that are of it: TP / (TP + FP).</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Precision(int label) => (double)_right[Class(label)] / _predicted[label];

    /// <summary>The share of the class that was found: TP / (TP + FN).</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Recall(int label) => (double)_right[Class(label)] / _actual[label];

    /// <summary>The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double F1(int label) => 2.0 * _right[Class(label)] / (_predicted[label] + _actual[label]);

    /// <summary>
    /// The counts as a table: a row for each class that samples are of, a column for each that they were taken for. With more than 1,024 classes
    /// only their number and that of the samples.
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
