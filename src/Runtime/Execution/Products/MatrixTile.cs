using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Two vectors of columns of any number of rows of a product of two matrices.</summary>
internal static class MatrixTile
{
    /// <param name="left">The operand that is broadcast.</param>
    /// <param name="leftStride">Floats from one of its rows to the next.</param>
    /// <param name="leftStep">Floats from one of a row's summands to the next.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="right">The first summand's two vectors.</param>
    /// <param name="rightStride">Floats to those of the next summand.</param>
    /// <param name="summands">How many summands there are.</param>
    /// <param name="column">The first column.</param>
    /// <param name="result">Floats from the first element of the result to the first of these.</param>
    /// <param name="resultStride">Floats from one row of the result to the next.</param>
    /// <param name="epilogue">What becomes of the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TEpilogue>(
        ref float left, nint leftStride, nint leftStep, nint rows, ref float right, nint rightStride, nint summands, nint column, nint result,
        nint resultStride, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        if (rows < RegisterTile.NarrowRows)
        {
            SplitSums.Run<V, TEpilogue>(
                ref left, leftStride, leftStep, rows, ref right, rightStride, summands, column, result, resultStride, epilogue);
        }
        else
        {
            RegisterTile.Run<V, EvenRows, TEpilogue>(
                ref left, new(leftStride), rows, SumLoops.Of(summands, leftStep), ref right, rightStride, column, result, resultStride, epilogue);
        }
    }
}
