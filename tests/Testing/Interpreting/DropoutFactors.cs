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
        return MatrixArithmetic.Build(
            values.Rows, values.Columns, (_, _) => random.NextDouble() < dropout.Rate ? 0 : 1 / (1 - (double)dropout.Rate));
    }
}
