using System.ComponentModel;
using System.Globalization;

namespace NetGen.Execution;

/// <summary>The targets of each sample: the index of a class, or a row with a value for each output.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref partial struct Targets
{
    private readonly int _outputs;
    private readonly int _first;

    private readonly int _rowsPerSample;

    internal Targets(ReadOnlySpan<int> labels, ReadOnlySpan<float> rows, int outputs, int first = 0, int rowsPerSample = 1)
    {
        Labels = labels;
        Rows = rows;
        _outputs = outputs;
        _first = first;
        _rowsPerSample = rowsPerSample;
    }

    /// <summary>The number of outputs per row, or of classes.</summary>
    internal int Outputs => _outputs;

    /// <summary>One class index per row of outputs. Empty if rows are given.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>One row of targets per row of outputs. Empty if labels are given.</summary>
    public ReadOnlySpan<float> Rows { get; }

    /// <summary>Creates targets from class indices, one per sample.</summary>
    /// <exception cref="ArgumentException">The number of labels is wrong, or a label is not the index of a class.</exception>
    public static Targets Of(ReadOnlySpan<int> labels, int samples, int classes) => OfRows(labels, samples, rows: 1, classes);

    /// <summary>Creates targets from class indices, one per sample. Samples with the label <paramref name="ignored"/> do not count.</summary>
    /// <exception cref="ArgumentException">The number of labels is wrong, or a label is not the index of a class.</exception>
    public static Targets Of(ReadOnlySpan<int> labels, int samples, int classes, int ignored) =>
        OfRows(labels, samples, rows: 1, classes, ignored);

    /// <summary>Creates targets from rows, one per sample.</summary>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    public static Targets Of(ReadOnlySpan<float> targets, int samples, int outputs) => OfRows(targets, samples, rows: 1, outputs);

    /// <summary>Creates targets from class indices, one for each row of a sample.</summary>
    /// <exception cref="ArgumentException">The number of labels is wrong, or a label is not the index of a class.</exception>
    public static Targets OfRows(ReadOnlySpan<int> labels, int samples, int rows, int classes)
    {
        RequireCount(labels, samples, rows);
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentException(LabelError(labels[i], i, classes, ignored: null, rows), nameof(labels));
        }

        return new Targets(labels, [], classes, first: 0, rows);
    }

    /// <summary>Creates targets from class indices, one for each row of a sample. Rows with the label <paramref name="ignored"/> do not count.</summary>
    /// <exception cref="ArgumentException">The number of labels is wrong, or a label is not the index of a class.</exception>
    public static Targets OfRows(ReadOnlySpan<int> labels, int samples, int rows, int classes, int ignored)
    {
        RequireCount(labels, samples, rows);
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes && labels[i] != ignored)
                throw new ArgumentException(LabelError(labels[i], i, classes, ignored, rows), nameof(labels));
        }

        return new Targets(labels, [], classes, first: 0, rows);
    }

    /// <summary>Creates targets from rows, one for each row of a sample.</summary>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    public static Targets OfRows(ReadOnlySpan<float> targets, int samples, int rows, int outputs)
    {
        if (targets.Length != (long)samples * rows * outputs)
        {
            string each = rows == 1 ? Invariant($"{outputs} outputs") : Invariant($"{rows} rows of {outputs} outputs");
            throw new ArgumentException(
                $"'targets' has {targets.Length} values; expected {(long)samples * rows * outputs}: {samples} samples of {each}.", nameof(targets));
        }

        return new Targets([], targets, outputs, first: 0, rows);
    }

    /// <summary>The row of targets of one sample.</summary>
    internal ReadOnlySpan<float> Row(int sample) => Rows.Slice(sample * _outputs, _outputs);

    /// <summary>The targets of <paramref name="rows"/> rows from <paramref name="first"/> on.</summary>
    public Targets Slice(int first, int rows) => Rows.IsEmpty
        ? new Targets(Labels.Slice(first, rows), [], _outputs, _first + first, _rowsPerSample)
        : new Targets([], Rows.Slice(first * _outputs, rows * _outputs), _outputs, _first + first, _rowsPerSample);

    private static void RequireCount(ReadOnlySpan<int> labels, int samples, int rows)
    {
        if (labels.Length == (long)samples * rows)
            return;
        string each = rows == 1 ? "" : Invariant($" of {rows} rows");
        throw new ArgumentException($"'labels' has {labels.Length} values; expected {(long)samples * rows}, one for each of {samples} samples{each}.", nameof(labels));
    }

    /// <summary>Returns the error message for a label that is not the index of a class.</summary>
    internal static string LabelError(int label, int row, int classes, int? ignored, int rows = 1)
    {
        string exception = ignored is null ? "" : Invariant($", or {ignored} to ignore the sample");
        return Invariant($"The label of {Place(row, rows)} is {label}; with {classes} classes it must be 0 to {classes - 1}{exception}.");
    }

    /// <summary>Returns the name of a row in messages.</summary>
    private static string Place(int row, int rows) => rows == 1 ? Invariant($"sample {row}") : Invariant($"sample {row / rows}, row {row % rows},");

    // Some cultures have a minus sign of their own.
    private static string Invariant(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
