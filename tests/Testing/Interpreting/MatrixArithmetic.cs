using NetGen.Testing.Reference;

namespace NetGen.Testing.Interpreting;

/// <summary>The few things that the interpreter does with whole matrices.</summary>
internal static class MatrixArithmetic
{
    public static Matrix Build(int rows, int columns, Func<int, int, double> element)
    {
        var result = new Matrix(rows, columns);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                result[row, column] = element(row, column);
        }

        return result;
    }

    public static Matrix Transposed(this Matrix matrix, bool transpose = true) =>
        transpose ? Build(matrix.Columns, matrix.Rows, (row, column) => matrix[column, row]) : matrix;

    public static Matrix Times(this Matrix left, Matrix right) => Build(
        left.Rows, right.Columns, (row, column) => Enumerable.Range(0, left.Columns).Sum(k => left[row, k] * right[k, column]));

    public static Matrix Map(this Matrix matrix, Func<double, double> function) =>
        Build(matrix.Rows, matrix.Columns, (row, column) => function(matrix[row, column]));

    public static Matrix Zip(this Matrix left, Matrix right, Func<double, double, double> function) =>
        Build(left.Rows, left.Columns, (row, column) => function(left[row, column], right[row, column]));
}
