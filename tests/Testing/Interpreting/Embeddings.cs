using NetGen.Testing.Reference;

namespace NetGen.Testing.Interpreting;

/// <summary>Rows of a table that tokens look up, and its gradient.</summary>
internal static class Embeddings
{
    public static Matrix Rows(Matrix tokens, Matrix table) => MatrixArithmetic.Build(
        tokens.Values.Length, table.Columns, (row, column) => table[(int)tokens.Values[row], column]);

    /// <summary>For each row of the table, the sum of the gradients of what it was looked up for.</summary>
    public static Matrix Gradient(Matrix tokens, Matrix gradient, int vocabulary) => MatrixArithmetic.Build(
        vocabulary, gradient.Columns, (token, column) => tokens.Values.Select((other, row) => (int)other == token ? gradient[row, column] : 0).Sum());
}
