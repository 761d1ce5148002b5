namespace NetGen;

/// <summary>Creates datasets from arrays and sequences.</summary>
public static partial class Dataset
{
    /// <summary>Creates a dataset of features from arrays, with a class for each sample. The arrays are not copied.</summary>
    /// <param name="inputs">The features, one sample after the other.</param>
    /// <param name="labels">The index of each sample's class.</param>
    /// <exception cref="ArgumentException">The number of inputs is not a multiple of the number of labels.</exception>
    public static Dataset<int> Of(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels) => new FeatureDataset<int>(OfLabels(inputs, labels));

    /// <summary>Creates a dataset of tokens from arrays, with a class for each sample. The arrays are not copied.</summary>
    /// <param name="inputs">The tokens, one sample after the other.</param>
    /// <param name="labels">The index of each sample's class.</param>
    /// <exception cref="ArgumentException">The number of inputs is not a multiple of the number of labels.</exception>
    public static Dataset<int, int> Of(ReadOnlyMemory<int> inputs, ReadOnlyMemory<int> labels) => OfLabels(inputs, labels);

    /// <summary>Creates a dataset of features from arrays, with the same number of classes for each sample. The arrays are not copied.</summary>
    /// <param name="inputs">The features, one sample after the other.</param>
    /// <param name="inputSize">The number of features of one sample.</param>
    /// <param name="labels">The indices of the classes, one sample after the other.</param>
    /// <param name="labelsPerSample">The number of labels of one sample: the number of rows of the network's outputs.</param>
    /// <exception cref="ArgumentException">
    /// The inputs or the labels are not a whole number of samples, or their numbers of samples are different.
    /// </exception>
    public static Dataset<int> Of(ReadOnlyMemory<float> inputs, int inputSize, ReadOnlyMemory<int> labels, int labelsPerSample) =>
        new FeatureDataset<int>(OfRows(inputs, inputSize, labels, labelsPerSample, nameof(labels), nameof(labelsPerSample)));

    /// <summary>Creates a dataset of tokens from arrays, with the same number of classes for each sample. The arrays are not copied.</summary>
    /// <param name="inputs">The tokens, one sample after the other.</param>
    /// <param name="inputSize">The number of tokens of one sample.</param>
    /// <param name="labels">The indices of the classes, one sample after the other.</param>
    /// <param name="labelsPerSample">The number of labels of one sample: the number of rows of the network's outputs.</param>
    /// <exception cref="ArgumentException">
    /// The inputs or the labels are not a whole number of samples, or their numbers of samples are different.
    /// </exception>
    public static Dataset<int, int> Of(ReadOnlyMemory<int> inputs, int inputSize, ReadOnlyMemory<int> labels, int labelsPerSample) =>
        OfRows(inputs, inputSize, labels, labelsPerSample, nameof(labels), nameof(labelsPerSample));

    /// <summary>Creates a dataset of features from arrays, with a row of targets for each sample. The arrays are not copied.</summary>
    /// <param name="inputs">The features, one sample after the other.</param>
    /// <param name="inputSize">The number of features of one sample.</param>
    /// <param name="targets">The targets, one row after the other.</param>
    /// <param name="targetSize">The number of targets of one sample.</param>
    /// <exception cref="ArgumentException">
    /// The inputs or the targets are not a whole number of samples, or their numbers of samples are different.
    /// </exception>
    public static Dataset<float> Of(ReadOnlyMemory<float> inputs, int inputSize, ReadOnlyMemory<float> targets, int targetSize) =>
        new FeatureDataset<float>(OfRows(inputs, inputSize, targets, targetSize, nameof(targets), nameof(targetSize)));

    /// <summary>Creates a dataset of tokens from arrays, with a row of targets for each sample. The arrays are not copied.</summary>
    /// <param name="inputs">The tokens, one sample after the other.</param>
    /// <param name="inputSize">The number of tokens of one sample.</param>
    /// <param name="targets">The targets, one row after the other.</param>
    /// <param name="targetSize">The number of targets of one sample.</param>
    /// <exception cref="ArgumentException">
    /// The inputs or the targets are not a whole number of samples, or their numbers of samples are different.
    /// </exception>
    public static Dataset<int, float> Of(ReadOnlyMemory<int> inputs, int inputSize, ReadOnlyMemory<float> targets, int targetSize) =>
        OfRows(inputs, inputSize, targets, targetSize, nameof(targets), nameof(targetSize));

    /// <summary>Creates a dataset from a sequence, with a class for each item. The sequence is read once.</summary>
    /// <param name="items">The items, one per sample.</param>
    /// <param name="inputs">Gets the features of an item. All items have the same number.</param>
    /// <param name="label">Gets the index of an item's class.</param>
    /// <exception cref="ArgumentException">There are no items, or their numbers of features are different.</exception>
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
        return new FeatureDataset<int>(new MemoryDataset<float, int>(rows.Values, labels.ToArray(), labels.Count, rows.Size, 1));
    }

    /// <summary>Creates a dataset from a sequence, with a row of targets for each item. The sequence is read once.</summary>
    /// <param name="items">The items, one per sample.</param>
    /// <param name="inputs">Gets the features of an item. All items have the same number.</param>
    /// <param name="targets">Gets the targets of an item. All items have the same number.</param>
    /// <exception cref="ArgumentException">There are no items, or their numbers of features or targets are different.</exception>
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
        return new FeatureDataset<float>(
            new MemoryDataset<float, float>(inputRows.Values, targetRows.Values, inputRows.Count, inputRows.Size, targetRows.Size));
    }

    private static MemoryDataset<TInput, int> OfLabels<TInput>(ReadOnlyMemory<TInput> inputs, ReadOnlyMemory<int> labels)
        where TInput : unmanaged
    {
        int inputSize = labels.IsEmpty ? 0 : inputs.Length / labels.Length;
        if (inputSize == 0 || inputSize * (long)labels.Length != inputs.Length)
            throw new ArgumentException($"'inputs' has {inputs.Length} values for {labels.Length} labels; expected the same number of values for each label.", nameof(inputs));
        return new MemoryDataset<TInput, int>(inputs, labels, labels.Length, inputSize, 1);
    }

    private static MemoryDataset<TInput, TTarget> OfRows<TInput, TTarget>(
        ReadOnlyMemory<TInput> inputs, int inputSize, ReadOnlyMemory<TTarget> targets, int targetSize, string targetsName, string targetSizeName)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1, targetSizeName);
        int count = inputs.Length / inputSize;
        if (count * inputSize != inputs.Length)
            throw new ArgumentException($"'inputs' has {inputs.Length} values; expected a multiple of {inputSize}, the number of {InputNames.Of<TInput>()} per sample.", nameof(inputs));
        if (targets.Length != count * (long)targetSize)
        {
            throw new ArgumentException(
                $"'{targetsName}' has {targets.Length} values; expected {count * (long)targetSize}: {count} samples of {targetSize} {targetsName}.", targetsName);
        }

        return new MemoryDataset<TInput, TTarget>(inputs, targets, count, inputSize, targetSize);
    }
}
