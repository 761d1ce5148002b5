namespace NetGen;

/// <summary>
/// An order of samples in which every class is spread evenly: any part of it that is cut out has of each class the share that the whole has, to a
/// sample or so.
/// </summary>
internal static class StratifiedOrder
{
    private const int BatchSize = 256;

    /// <summary>The order of a dataset with one label a sample. Samples of the same class are in random order.</summary>
    public static int[] Of<TInput>(Dataset<TInput, int> dataset, ulong seed)
        where TInput : unmanaged => Of(LabelsOf(dataset), seed);

    /// <summary>The labels of a dataset, one sample after the other.</summary>
    public static int[] LabelsOf<TInput>(Dataset<TInput, int> dataset)
        where TInput : unmanaged
    {
        using var reader = new BatchReader<TInput, int>(dataset, BatchSize);
        int[] labels = new int[checked(dataset.Count * dataset.TargetSize)];
        reader.Begin();
        for (int first = 0; reader.TryRead(out Batch<TInput, int> batch); first += batch.Targets.Length)
            batch.Targets.CopyTo(labels.AsSpan(first));
        return labels;
    }

    private static int[] Of(int[] labels, ulong seed)
    {
        int[] order = new int[labels.Length];
        new SplitMix64(seed).ShuffleIndices(order);
        Dictionary<int, int> counts = labels.CountBy(label => label).ToDictionary();
        Dictionary<int, int> ranks = [];
        double[] places = new double[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            int label = labels[order[i]], rank = ranks.GetValueOrDefault(label);
            ranks[label] = rank + 1;
            places[i] = (rank + 0.5) / counts[label];
        }

        // Where two have the same place, the random order stays.
        return [.. Enumerable.Range(0, order.Length).OrderBy(i => places[i]).Select(i => order[i])];
    }
}
