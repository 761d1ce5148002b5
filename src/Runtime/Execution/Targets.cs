using System.ComponentModel;
using System.Globalization;

namespace NetGen.Execution;

/// <summary>What the outputs of each sample should be: the index of a class, or a row with a value for every output.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref partial struct Targets
{
    private readonly int _outputs;
    private readonly int _first;

    internal Targets(ReadOnlySpan<int> labels, ReadOnlySpan<float> rows, int outputs, int first = 0)
    {
        Labels = labels;
        Rows = rows;
        _outputs = outputs;
        _first = first;
    }

    /// <summary>Outputs of a sample, or classes.</summary>
    internal int Outputs => _outputs;

    /// <summary>One class index a sample; empty when rows are given.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>One row of targets a sample; empty when labels are given.</summary>
    public ReadOnlySpan<float> Rows { get; }

    /// <summary>Class indices for <paramref name="samples"/> samples.</summary>
    /// <exception cref="ArgumentException">There are more or fewer labels than samples, or a label is no index of a class.</exception>
    public static Targets Of(ReadOnlySpan<int> labels, int samples, int classes)
    {
        RequireCount(labels, samples);
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentException(LabelError(labels[i], i, classes, null), nameof(labels));
        }

        return new Targets(labels, [], classes);
    }

    /// <summary>Class indices for <paramref name="samples"/> samples, of which those labelled <paramref name="ignored"/> do not count.</summary>
    /// <exception cref="ArgumentException">There are more or fewer labels than samples, or a label is no index of a class.</exception>
    public static Targets Of(ReadOnlySpan<int> labels, int samples, int classes, int ignored)
    {
        RequireCount(labels, samples);
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes && labels[i] != ignored)
                throw new ArgumentException(LabelError(labels[i], i, classes, ignored), nameof(labels));
        }

        return new Targets(labels, [], classes);
    }

    /// <summary>Rows of targets for <paramref name="samples"/> samples.</summary>
    /// <exception cref="ArgumentException">There are more or fewer targets than samples times outputs.</exception>
    public static Targets Of(ReadOnlySpan<float> targets, int samples, int outputs)
    {
        if (targets.Length != (long)samples * outputs)
        {
            throw new ArgumentException(
                $"{samples} samples of {outputs} outputs need {(long)samples * outputs} targets, not {targets.Length}.", nameof(targets));
        }

        return new Targets([], targets, outputs);
    }

    /// <summary>The row of targets of one sample.</summary>
    internal ReadOnlySpan<float> Row(int sample) => Rows.Slice(sample * _outputs, _outputs);

    /// <summary>The targets of <paramref name="samples"/> samples from <paramref name="first"/> on.</summary>
    public Targets Slice(int first, int samples) => Rows.IsEmpty
        ? new Targets(Labels.Slice(first, samples), [], _outputs, _first + first)
        : new Targets([], Rows.Slice(first * _outputs, samples * _outputs), _outputs, _first + first);

    private static void RequireCount(ReadOnlySpan<int> labels, int samples)
    {
        if (labels.Length != samples)
            throw new ArgumentException($"{samples} samples need {samples} labels, not {labels.Length}.", nameof(labels));
    }

    /// <summary>What is wrong with a label that is no class.</summary>
    internal static string LabelError(int label, int sample, int classes, int? ignored)
    {
        string exception = ignored is null ? "" : Invariant($", or {ignored} to be ignored");
        return Invariant($"The label of sample {sample} is {label}; with {classes} classes it must be 0 to {classes - 1}{exception}.");
    }

    // Some cultures have a minus sign of their own.
    private static string Invariant(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
