using Matrix = NetGen.Testing.Reference.Matrix;

namespace NetGen.Testing.Interpreting;

/// <summary>Batch normalisation as its formulas say. A statistic is one row.</summary>
internal static class BatchStatistics
{
    public static Matrix[] SampleMoments(Matrix value, int rows)
    {
        Matrix means = OfSamples(value, rows, column => column.Average());
        return [means, OfSamples(value, rows, column => column.Sum(x => (x - column.Average()) * (x - column.Average())))];
    }

    public static Matrix[] BatchMoments(Matrix means, Matrix squares, Matrix runningVariance, int rows, double epsilon)
    {
        Matrix mean = OfColumns(means, column => column.Average());
        Matrix total = MatrixArithmetic.Build(1, means.Columns, (_, column) => Enumerable.Range(0, means.Rows).Sum(
            sample => squares[sample, column] + rows * Math.Pow(means[sample, column] - mean[0, column], 2)));
        double values = (double)means.Rows * rows;
        Matrix variance = values > 1 ? total.Map(sum => sum / (values - 1)) : runningVariance;
        return [mean, variance, total.Map(sum => 1 / Math.Sqrt(sum / values + epsilon))];
    }

    public static Matrix Normalized(Matrix value, Matrix mean, Matrix factor, Matrix weight, Matrix? bias) => MatrixArithmetic.Build(
        value.Rows, value.Columns,
        (row, column) => (value[row, column] - mean[0, column]) * factor[0, column] * weight[0, column] + (bias is null ? 0 : bias[0, column]));

    public static Matrix[] SampleProducts(Matrix gradient, Matrix value, Matrix mean, Matrix factor, int rows) =>
    [
        OfSamples(gradient, rows, column => column.Sum()),
        OfSamples(
            MatrixArithmetic.Build(
                value.Rows, value.Columns, (row, column) => gradient[row, column] * (value[row, column] - mean[0, column]) * factor[0, column]),
            rows, column => column.Sum()),
    ];

    public static Matrix[] BatchMeans(Matrix sums, Matrix products, int rows) =>
        [OfColumns(sums, column => column.Sum() / (column.Length * (double)rows)), OfColumns(products, column => column.Sum() / (column.Length * (double)rows))];

    public static Matrix Gradient(Matrix gradient, Matrix value, Matrix mean, Matrix factor, Matrix weight, Matrix meanGradient, Matrix meanProduct) =>
        MatrixArithmetic.Build(value.Rows, value.Columns, (row, column) =>
        {
            double normalized = (value[row, column] - mean[0, column]) * factor[0, column];
            return weight[0, column] * factor[0, column] * (gradient[row, column] - meanGradient[0, column] - normalized * meanProduct[0, column]);
        });

    public static Matrix Shift(Matrix mean, Matrix scale, Matrix? bias) => MatrixArithmetic.Build(
        1, mean.Columns, (_, column) => (bias is null ? 0 : bias[0, column]) - mean[0, column] * scale[0, column]);

    /// <summary>A weight [out, …], each output's part multiplied by its number.</summary>
    public static Matrix ScaledOutputs(Matrix weight, Matrix scale)
    {
        int part = weight.Values.Length / scale.Columns;
        return new([.. weight.Values.Select((value, i) => value * scale[0, i / part])], weight.Columns);
    }

    private static Matrix OfSamples(Matrix value, int rows, Func<double[], double> function) => MatrixArithmetic.Build(
        value.Rows / rows, value.Columns,
        (sample, column) => function([.. Enumerable.Range(sample * rows, rows).Select(row => value[row, column])]));

    private static Matrix OfColumns(Matrix value, Func<double[], double> function) => OfSamples(value, value.Rows, function);
}
