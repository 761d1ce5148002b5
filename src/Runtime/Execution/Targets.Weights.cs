namespace NetGen.Execution;

public readonly ref partial struct Targets
{
    /// <summary>The samples that are not labelled <paramref name="ignored"/>.</summary>
    public int Count(int ignored) => Labels.Length - Labels.Count(ignored);

    /// <summary>What all samples weigh: a labelled one by its class, one with a row of targets 1.</summary>
    public double Weight(ReadOnlySpan<float> classWeights)
    {
        if (Labels.IsEmpty)
            return Rows.Length / _outputs;
        double sum = 0;
        foreach (int label in Labels)
            sum += classWeights[label];
        return sum;
    }

    /// <summary>What the samples that are not labelled <paramref name="ignored"/> weigh, each by its class.</summary>
    public double Weight(ReadOnlySpan<float> classWeights, int ignored)
    {
        double sum = 0;
        foreach (int label in Labels)
        {
            if (label != ignored)
                sum += classWeights[label];
        }

        return sum;
    }
}
