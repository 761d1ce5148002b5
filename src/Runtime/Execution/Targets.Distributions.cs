namespace NetGen.Execution;

public readonly ref partial struct Targets
{
    /// <summary>The maximum difference of a distribution's sum from 1. It allows for rounding to three digits or to 16-bit floats.</summary>
    public static float SumTolerance => 2e-3f;

    /// <summary>Checks that every row is a distribution. Kernels call it only if a row might not be one.</summary>
    /// <exception cref="ArgumentException">An entry is negative or not finite, or a sum is not 1; the message names the sample.</exception>
    public void RequireDistributions()
    {
        for (int offset = 0; offset < Rows.Length; offset += _outputs)
        {
            ReadOnlySpan<float> row = Rows.Slice(offset, _outputs);
            if (!IsDistribution(row))
                throw new ArgumentException(DistributionError(row, _first + offset / _outputs, _rowsPerSample), "targets");
        }
    }

    /// <summary>Returns whether all entries are finite and at least 0, and their sum is 1.</summary>
    internal static bool IsDistribution(ReadOnlySpan<float> row) => FirstNegativeOrNotFinite(row) < 0 && Math.Abs(Sum(row) - 1) <= SumTolerance;

    /// <summary>Returns the error message for a row that is not a distribution.</summary>
    internal static string DistributionError(ReadOnlySpan<float> targets, int row, int rows = 1)
    {
        const string Option = " To use target rows as they are, set ValidateTargets = false on the loss.";
        int wrong = FirstNegativeOrNotFinite(targets);
        return wrong >= 0
            ? Invariant($"Target {wrong} of {Place(row, rows)} is {targets[wrong]}; a probability must be finite and at least 0.{Option}")
            : Invariant($"The targets of {Place(row, rows)} sum to {(float)Sum(targets)}; the probabilities of a distribution must sum to 1.{Option}");
    }

    private static int FirstNegativeOrNotFinite(ReadOnlySpan<float> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            // Written so that NaN is wrong too.
            if (!(row[i] >= 0 && row[i] <= float.MaxValue))
                return i;
        }

        return -1;
    }

    private static double Sum(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (float value in row)
            sum += value;
        return sum;
    }
}
