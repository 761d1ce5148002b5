using System.ComponentModel;
using System.Globalization;

namespace NetGen.Execution;

/// <summary>What a classifier should answer for each sample: the index of a class, or a row of target probabilities.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ClassTargets
{
    private readonly int _classes;

    private ClassTargets(ReadOnlySpan<int> labels, ReadOnlySpan<float> rows, int classes)
    {
        Labels = labels;
        Rows = rows;
        _classes = classes;
    }

    /// <summary>One class index a sample; empty when rows are given.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>One row of target probabilities a sample; empty when labels are given.</summary>
    public ReadOnlySpan<float> Rows { get; }

    /// <summary>Class indices for <paramref name="samples"/> samples.</summary>
    /// <exception cref="ArgumentException">There are more or fewer labels than samples, or a label is no index of a class.</exception>
    public static ClassTargets Of(ReadOnlySpan<int> labels, int samples, int classes)
    {
        if (labels.Length != samples)
            throw new ArgumentException($"{samples} samples need {samples} labels, not {labels.Length}.", nameof(labels));
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentException(LabelError(labels[i], i, classes), nameof(labels));
        }

        return new ClassTargets(labels, [], classes);
    }

    /// <summary>Rows of targets for <paramref name="samples"/> samples.</summary>
    /// <exception cref="ArgumentException">There are more or fewer targets than samples times classes.</exception>
    public static ClassTargets Of(ReadOnlySpan<float> targets, int samples, int classes)
    {
        if (targets.Length != (long)samples * classes)
        {
            throw new ArgumentException(
                $"{samples} samples of {classes} classes need {(long)samples * classes} targets, not {targets.Length}.", nameof(targets));
        }

        return new ClassTargets([], targets, classes);
    }

    /// <summary>The targets of <paramref name="samples"/> samples from <paramref name="first"/> on.</summary>
    public ClassTargets Slice(int first, int samples) => Rows.IsEmpty
        ? new ClassTargets(Labels.Slice(first, samples), [], _classes)
        : new ClassTargets([], Rows.Slice(first * _classes, samples * _classes), _classes);

    // Some cultures have a minus sign of their own.
    private static string LabelError(int label, int sample, int classes) => string.Create(
        CultureInfo.InvariantCulture,
        $"The label of sample {sample} is {label}; with {classes} classes it must be 0 to {classes - 1}.");
}
