using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.Execution;

namespace NetGen;

/// <summary>Checks samples before a network takes them, so that an error names the sample's index in the dataset that the user passed.</summary>
/// <param name="network">The network.</param>
/// <param name="parameter">The parameter that the dataset was passed as.</param>
/// <param name="isForTraining">Whether features must be finite, and one sample must count; otherwise only tokens and targets are checked.</param>
/// <param name="indices">The index in the user's dataset of each sample; their own when left out.</param>
internal sealed class SampleCheck<TInput, TTarget>(NetworkDescription network, string parameter, bool isForTraining, SampleIndices? indices = null)
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private const int BatchSize = 256;

    // One output tells two classes.
    private readonly int _classes = Math.Max(network.OutputFeatures, 2);

    /// <summary>Checks a whole dataset, of which at least one sample must count.</summary>
    /// <exception cref="ArgumentException">A sample cannot be trained on, or none counts.</exception>
    public void RequireAll(Dataset<TInput, TTarget> dataset)
    {
        using var reader = new BatchReader<TInput, TTarget>(dataset, BatchSize);
        double weight = 0;
        reader.Begin();
        for (int first = 0; reader.TryRead(out Batch<TInput, TTarget> batch); first += batch.Count)
        {
            Require(batch, first);
            weight += CountedTargets.Weight(batch.Targets, network);
        }

        RequireWeight(weight);
    }

    /// <summary>Checks that a pass over a dataset had a sample that counts.</summary>
    /// <exception cref="ArgumentException">None did.</exception>
    public void RequireWeight(double weight)
    {
        if (weight == 0 && isForTraining)
            throw new ArgumentException("No sample counts: every label is ignored or belongs to a class with the weight 0.", parameter);
    }

    /// <summary>Checks a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="first">Where it begins in the pass.</param>
    /// <param name="order">The order of the pass; that of the dataset when left out.</param>
    /// <exception cref="ArgumentException">A sample cannot be trained on.</exception>
    public void Require(Batch<TInput, TTarget> batch, int first, ReadOnlySpan<int> order = default)
    {
        RequireTokens(batch.Inputs, first, order);
        if (isForTraining && typeof(TInput) == typeof(float))
            RequireFinite(MemoryMarshal.Cast<TInput, float>(batch.Inputs), "Feature", "a feature", first, order);
        if (network.Loss is not { } loss)
            return;
        if (typeof(TTarget) == typeof(int))
            RequireLabels(MemoryMarshal.Cast<TTarget, int>(batch.Targets), loss.IgnoreIndex, first, order);
        else if (loss.ValidatesTargets)
            RequireDistributions(MemoryMarshal.Cast<TTarget, float>(batch.Targets), first, order);
        else
            RequireFinite(MemoryMarshal.Cast<TTarget, float>(batch.Targets), "Target", "a target", first, order);
    }

    /// <summary>Checks tokens; features are none.</summary>
    /// <exception cref="ArgumentException">A token is not in the vocabulary.</exception>
    public void RequireTokens(ReadOnlySpan<TInput> inputs, int first, ReadOnlySpan<int> order = default)
    {
        if (typeof(TInput) != typeof(int))
            return;
        ReadOnlySpan<int> tokens = MemoryMarshal.Cast<TInput, int>(inputs);
        if (network.Vocabulary is not { } vocabulary || Tokens.IndexOfOutside(tokens, vocabulary) is not (>= 0 and var bad))
            return;
        throw Failure(Tokens.Error(tokens[bad], IndexOf(first + bad / network.InputSize, order), bad % network.InputSize, vocabulary));
    }

    private void RequireFinite(ReadOnlySpan<float> values, string what, string one, int first, ReadOnlySpan<int> order)
    {
        int bad = FiniteNumbers.IndexOfOther(values);
        if (bad < 0)
            return;
        int size = what == "Feature" ? network.InputSize : network.OutputSize;
        throw Failure(string.Create(
            CultureInfo.InvariantCulture,
            $"{what} {bad % size} of sample {IndexOf(first + bad / size, order)} is {values[bad]}; {one} must be finite."));
    }

    private void RequireLabels(ReadOnlySpan<int> labels, int? ignored, int first, ReadOnlySpan<int> order)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)_classes && labels[i] != ignored)
                throw Failure(Targets.LabelError(labels[i], RowOf(first, i, order), _classes, ignored, network.OutputRows));
        }
    }

    private void RequireDistributions(ReadOnlySpan<float> rows, int first, ReadOnlySpan<int> order)
    {
        int columns = network.OutputFeatures;
        for (int i = 0; i * columns < rows.Length; i++)
        {
            ReadOnlySpan<float> row = rows.Slice(i * columns, columns);
            if (!Targets.IsDistribution(row))
                throw Failure(Targets.DistributionError(row, RowOf(first, i, order), network.OutputRows));
        }
    }

    /// <summary>The index in the user's dataset of a row of outputs.</summary>
    private int RowOf(int first, int row, ReadOnlySpan<int> order) =>
        (IndexOf(first + row / network.OutputRows, order) * network.OutputRows) + (row % network.OutputRows);

    private int IndexOf(int position, ReadOnlySpan<int> order)
    {
        int sample = order.IsEmpty ? position : order[position];
        return indices is { } chosen ? chosen[sample] : sample;
    }

    private ArgumentException Failure(string message) => new(message, parameter);
}
