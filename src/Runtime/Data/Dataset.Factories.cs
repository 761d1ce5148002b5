namespace NetGen;

/// <summary>Makes datasets of what a program has.</summary>
public static class Dataset
{
    /// <summary>Samples that lie in memory, with a class each. Nothing is copied.</summary>
    /// <param name="inputs">The features, one sample after the other.</param>
    /// <param name="labels">The index of each sample's class.</param>
    /// <exception cref="ArgumentException">There is no whole number of features for each label.</exception>
    public static Dataset<int> Of(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels)
    {
        int inputSize = labels.IsEmpty ? 0 : inputs.Length / labels.Length;
        if (inputSize == 0 || inputSize * (long)labels.Length != inputs.Length)
            throw new ArgumentException($"{inputs.Length} inputs cannot be shared out among {labels.Length} labels.", nameof(inputs));
        return new MemoryDataset<int>(inputs, labels, labels.Length, inputSize, 1);
    }

    /// <summary>Samples that lie in memory, with a row of targets each. Nothing is copied.</summary>
    /// <param name="inputs">The features, one sample after the other.</param>
    /// <param name="inputSize">Features of one sample.</param>
    /// <param name="targets">The targets, one row after the other.</param>
    /// <param name="targetSize">Targets of one sample.</param>
    /// <exception cref="ArgumentException">The inputs or the targets are no whole number of samples, or not of the same number.</exception>
    public static Dataset<float> Of(ReadOnlyMemory<float> inputs, int inputSize, ReadOnlyMemory<float> targets, int targetSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        int count = inputs.Length / inputSize;
        if (count * inputSize != inputs.Length)
            throw new ArgumentException($"{inputs.Length} inputs are no whole number of samples with {inputSize} features each.", nameof(inputs));
        if (targets.Length != count * (long)targetSize)
        {
            throw new ArgumentException(
                $"{count} samples of {targetSize} targets each need {count * (long)targetSize}, not {targets.Length}.", nameof(targets));
        }

        return new MemoryDataset<float>(inputs, targets, count, inputSize, targetSize);
    }

    /// <summary>The items of any sequence, which is read once, with a class each.</summary>
    /// <param name="items">One item a sample.</param>
    /// <param name="inputs">The features of an item: as many for each.</param>
    /// <param name="label">The index of an item's class.</param>
    /// <exception cref="ArgumentException">There is no item, or one has another number of features than the first.</exception>
    public static Dataset<int> From<T>(IEnumerable<T> items, Func<T, float[]> inputs, Func<T, int> label)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(label);
        var rows = new RowBuilder("features");
        var labels = new List<int>();
        foreach (T item in items)
        {
            rows.Add(inputs(item));
            labels.Add(label(item));
        }

        rows.RequireAny(nameof(items));
        return new MemoryDataset<int>(rows.Values, labels.ToArray(), labels.Count, rows.Size, 1);
    }

    /// <summary>The items of any sequence, which is read once, with a row of targets each.</summary>
    /// <param name="items">One item a sample.</param>
    /// <param name="inputs">The features of an item: as many for each.</param>
    /// <param name="targets">The targets of an item: as many for each.</param>
    /// <exception cref="ArgumentException">There is no item, or one has another number of features or targets than the first.</exception>
    public static Dataset<float> From<T>(IEnumerable<T> items, Func<T, float[]> inputs, Func<T, float[]> targets)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        var inputRows = new RowBuilder("features");
        var targetRows = new RowBuilder("targets");
        foreach (T item in items)
        {
            inputRows.Add(inputs(item));
            targetRows.Add(targets(item));
        }

        inputRows.RequireAny(nameof(items));
        return new MemoryDataset<float>(inputRows.Values, targetRows.Values, inputRows.Count, inputRows.Size, targetRows.Size);
    }
}
