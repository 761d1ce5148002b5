namespace NetGen.Execution;

public readonly ref partial struct Targets
{
    /// <summary>How far the sum of a distribution may be off 1.</summary>
    public const float SumTolerance = 1e-4f;

    /// <summary>That every row is a distribution. Kernels call it only when they have seen one that may be none.</summary>
    /// <exception cref="ArgumentException">An entry is negative or not finite, or a sum is not 1; the message names the sample.</exception>
    public void RequireDistributions()
    {
        for (int offset = 0; offset < Rows.Length; offset += _outputs)
            RequireDistribution(Rows.Slice(offset, _outputs), Place(_first + offset / _outputs, _rowsPerSample));
    }

    private static void RequireDistribution(ReadOnlySpan<float> targets, string place)
    {
        double sum = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            // Written so that NaN is none either.
            if (!(targets[i] >= 0 && targets[i] <= float.MaxValue))
            {
                throw new ArgumentException(
                    Invariant($"Target {i} of {place} is {targets[i]}; a probability is a finite number, 0 or more."), nameof(targets));
            }

            sum += targets[i];
        }

        if (Math.Abs(sum - 1) > SumTolerance)
        {
            throw new ArgumentException(
                Invariant($"The targets of {place} sum to {(float)sum}; the probabilities of a distribution sum to 1."), nameof(targets));
        }
    }
}
