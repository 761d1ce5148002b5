using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetGen;

/// <content>Splits that keep the proportions of the classes.</content>
[SuppressMessage("ApiDesign", "RS0026:Do not add multiple overloads with optional parameters", Justification = "They differ in what has no default.")]
public static partial class Dataset
{
    /// <summary>
    /// Shuffles the samples and holds out a part of them that has the same proportion of each class as the whole, up to rounding. Use it if
    /// a class is rare.
    /// </summary>
    /// <param name="dataset">The samples, with one label each. All labels are read once.</param>
    /// <param name="heldOutShare">The proportion to hold out, above 0 and below 1. Both parts get at least one sample.</param>
    /// <param name="seed">The seed. The same seed gives the same parts on every machine.</param>
    /// <returns>The part for training and the part that is held out.</returns>
    /// <exception cref="ArgumentException">The samples have several labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The proportion is out of range.</exception>
    /// <exception cref="InvalidOperationException">There are fewer than two samples.</exception>
    [CLSCompliant(false)]
    public static (Dataset<int> Training, Dataset<int> HeldOut) SplitStratified(this Dataset<int> dataset, double heldOutShare, ulong seed = 0)
    {
        (int[] training, int[] heldOut) = StratifiedParts(dataset, heldOutShare, seed);
        return (dataset.Subset(training), dataset.Subset(heldOut));
    }

    /// <inheritdoc cref="SplitStratified(Dataset{int}, double, ulong)"/>
    [CLSCompliant(false)]
    public static (Dataset<TInput, int> Training, Dataset<TInput, int> HeldOut) SplitStratified<TInput>(
        this Dataset<TInput, int> dataset, double heldOutShare, ulong seed = 0)
        where TInput : unmanaged
    {
        (int[] training, int[] heldOut) = StratifiedParts(dataset, heldOutShare, seed);
        return (dataset.Subset(training), dataset.Subset(heldOut));
    }

    private static (int[] Training, int[] HeldOut) StratifiedParts<TInput>(Dataset<TInput, int> dataset, double heldOutShare, ulong seed)
        where TInput : unmanaged
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.TargetSize != 1)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The dataset has {dataset.TargetSize} labels per sample; a stratified split takes 1."), nameof(dataset));
        }

        int heldOut = dataset.HeldOutCount(heldOutShare);
        int[] order = StratifiedOrder.Of(dataset, seed);
        return (order[heldOut..], order[..heldOut]);
    }
}
