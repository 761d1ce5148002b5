extern alias compiler;

using compiler::NetGen.Generator.Graph.Operations;
using NetGen.Testing.Reference;

namespace NetGen.Testing.Interpreting;

/// <summary>What normalising groups of channels computes, element by element.</summary>
internal static class Groups
{
    public static Matrix Normalized(Matrix value, GroupNormalize normalize)
    {
        int positions = normalize.Value.Shape.RowsPerSample;
        Matrix factors = Factors(value, normalize);
        return MatrixArithmetic.Build(value.Rows, value.Columns, (row, column) =>
            (value[row, column] - GroupOf(value, positions, normalize.Groups, row / positions, column).Average()) * factors[row / positions, column]);
    }

    public static Matrix Factors(Matrix value, GroupNormalize normalize)
    {
        int positions = normalize.Value.Shape.RowsPerSample;
        return MatrixArithmetic.Build(value.Rows / positions, value.Columns, (sample, column) =>
        {
            double[] group = GroupOf(value, positions, normalize.Groups, sample, column);
            double mean = group.Average();
            return 1 / Math.Sqrt(group.Average(x => (x - mean) * (x - mean)) + normalize.Epsilon);
        });
    }

    public static Matrix Gradient(Matrix gradient, Matrix normalized, Matrix factors, GroupNormalizeGradient operation)
    {
        int positions = gradient.Rows / factors.Rows;
        Matrix products = gradient.Zip(normalized, (left, right) => left * right);
        return MatrixArithmetic.Build(gradient.Rows, gradient.Columns, (row, column) =>
        {
            int sample = row / positions;
            double mean = GroupOf(gradient, positions, operation.Groups, sample, column).Average();
            double slope = GroupOf(products, positions, operation.Groups, sample, column).Average();
            return factors[sample, column] * (gradient[row, column] - mean - normalized[row, column] * slope);
        });
    }

    /// <summary>All values of the group that a channel of a sample is in.</summary>
    private static double[] GroupOf(Matrix value, int positions, int groups, int sample, int channel)
    {
        int size = value.Columns / groups, first = channel / size * size;
        return [.. Enumerable.Range(sample * positions, positions).SelectMany(row => Enumerable.Range(first, size).Select(column => value[row, column]))];
    }
}
