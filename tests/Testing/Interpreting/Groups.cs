extern alias compiler;

using compiler::NetGen.Generator.Graph.Operations;
using NetGen.Testing.Reference;

namespace NetGen.Testing.Interpreting;

/// <summary>What normalising groups of channels computes, element by element.</summary>
internal static class Groups
{
    /// <summary>The normalised values, and the mean and the factor of each channel's group.</summary>
    public static Matrix[] Normalized(Matrix value, GroupNormalize normalize)
    {
        int positions = normalize.Value.Shape.RowsPerSample;
        Matrix means = Means(value, positions, normalize.Groups);
        Matrix distances = Build(value, (row, column) => value[row, column] - means[row / positions, column]);
        Matrix factors = Means(distances.Map(x => x * x), positions, normalize.Groups).Map(variance => 1 / Math.Sqrt(variance + normalize.Epsilon));
        return [Build(value, (row, column) => distances[row, column] * factors[row / positions, column]), means, factors];
    }

    /// <summary>The gradient, and the two means of each channel's group.</summary>
    public static Matrix[] Gradient(Matrix gradient, Matrix normalized, Matrix factors, GroupNormalizeGradient operation)
    {
        int positions = operation.Gradient.Shape.RowsPerSample;
        Matrix means = Means(gradient, positions, operation.Groups);
        Matrix slopes = Means(gradient.Zip(normalized, (left, right) => left * right), positions, operation.Groups);
        Matrix result = Build(gradient, (row, column) =>
        {
            int sample = row / positions;
            return factors[sample, column] * (gradient[row, column] - means[sample, column] - normalized[row, column] * slopes[sample, column]);
        });
        return [result, means, slopes];
    }

    /// <summary>The mean of the group that each channel of a sample is in.</summary>
    private static Matrix Means(Matrix value, int positions, int groups)
    {
        int size = value.Columns / groups;
        return MatrixArithmetic.Build(value.Rows / positions, value.Columns, (sample, channel) =>
            Enumerable.Range(sample * positions, positions)
                .SelectMany(row => Enumerable.Range(channel / size * size, size).Select(column => value[row, column]))
                .Average());
    }

    private static Matrix Build(Matrix like, Func<int, int, double> element) => MatrixArithmetic.Build(like.Rows, like.Columns, element);
}
