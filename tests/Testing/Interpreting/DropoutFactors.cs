extern alias compiler;

using compiler::NetGen.Generator.Graph.Operations;
using NetGen.Testing.Reference;

namespace NetGen.Testing.Interpreting;

/// <summary>What a dropout multiplies each value with: some function of the layer and the place.</summary>
internal static class DropoutFactors
{
    public static Matrix Of(Dropout dropout, Matrix values)
    {
        var random = new Random(dropout.Layer);
        // A row for each sample, where its rows are dropped alike.
        int rows = dropout.OfChannels ? dropout.Value.Shape.RowsPerSample : 1;
        Matrix factors = MatrixArithmetic.Build(
            values.Rows / rows, values.Columns, (_, _) => random.NextDouble() < dropout.Rate ? 0 : 1 / (1 - (double)dropout.Rate));
        return MatrixArithmetic.Build(values.Rows, values.Columns, (row, column) => factors[row / rows, column]);
    }
}
