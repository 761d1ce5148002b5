using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetGen;

/// <summary>Computes weights of classes from data, for <see cref="SoftmaxCrossEntropyAttribute.ClassWeights"/> or weights of samples.</summary>
[SuppressMessage("ApiDesign", "RS0026:Do not add multiple overloads with optional parameters", Justification = "They differ in what has no default.")]
public static class ClassWeights
{
    /// <summary>
    /// Computes the weights with which every class counts the same, however rare it is: n / (k · count) for n samples of k classes, as
    /// scikit-learn's <c>class_weight='balanced'</c>. The mean weight of the samples is 1.
    /// </summary>
    /// <param name="dataset">The samples. All labels are read once.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="ignoreIndex">The label of samples that do not count, or null if all samples count.</param>
    /// <returns>The weight of each class.</returns>
    /// <exception cref="ArgumentException">A label is out of range, or a class has no samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is less than 1.</exception>
    public static float[] Balanced<TInput>(Dataset<TInput, int> dataset, int classes, int? ignoreIndex = null)
        where TInput : unmanaged
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Balanced(StratifiedOrder.LabelsOf(dataset), classes, ignoreIndex, nameof(dataset));
    }

    /// <summary>Computes the weights with which every class counts the same: n / (k · count) for n labels of k classes.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="ignoreIndex">The label of samples that do not count, or null if all samples count.</param>
    /// <returns>The weight of each class.</returns>
    /// <exception cref="ArgumentException">A label is out of range, or a class has no samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is less than 1.</exception>
    public static float[] Balanced(ReadOnlySpan<int> labels, int classes, int? ignoreIndex = null) => Balanced(labels, classes, ignoreIndex, nameof(labels));

    private static float[] Balanced(ReadOnlySpan<int> labels, int classes, int? ignoreIndex, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        long[] counts = new long[classes];
        long all = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == ignoreIndex)
                continue;
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentException(Text($"Label {i} is {labels[i]}; with {classes} classes it must be 0 to {classes - 1}."), parameter);
            counts[labels[i]]++;
            all++;
        }

        if (Array.IndexOf(counts, 0) is >= 0 and int missing)
            throw new ArgumentException(Text($"Class {missing} of {classes} has no samples; each class needs at least one to be weighted."), parameter);
        return [.. counts.Select(count => (float)((double)all / (classes * (double)count)))];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
