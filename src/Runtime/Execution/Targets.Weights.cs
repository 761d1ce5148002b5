namespace NetGen.Execution;

public readonly ref partial struct Targets
{
    /// <summary>Returns the number of samples whose label is not <paramref name="ignored"/>.</summary>
    public int Count(int ignored) => Labels.Length - Labels.Count(ignored);

    /// <summary>Returns the total weight of the samples: the weight of its class for a label, and 1 for a row of targets.</summary>
    public double Weight(ReadOnlySpan<float> classWeights)
    {
        if (Labels.IsEmpty)
            return Rows.Length / _outputs;
        double sum = 0;
        foreach (int label in Labels)
            sum += classWeights[label];
        return sum;
    }

    /// <summary>Returns the total weight of the samples whose label is not <paramref name="ignored"/>, each with the weight of its class.</summary>
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
