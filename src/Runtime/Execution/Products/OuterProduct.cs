using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// result[row, column] = left[row] · right[column], the gradient of a weight for a single row of samples: there is nothing to sum up, so each
/// vector of the weight is touched once, in the order in which it lies in memory.
/// </summary>
internal static class OuterProduct
{
    /// <param name="left">The left row.</param>
    /// <param name="firstRow">The first row of the result to compute.</param>
    /// <param name="endRow">The one before which to stop.</param>
    /// <param name="rows">All rows of the result.</param>
    /// <param name="right">The right row.</param>
    /// <param name="columns">Its columns; it is padded.</param>
    /// <param name="epilogue">Receives the products.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TEpilogue>(
        ref float left, nint firstRow, nint endRow, nint rows, ref float right, nint columns, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        for (nint column = 0; column < Panels.Whole(columns); column += 2 * V.Count)
        {
            nint panel = Panels.Offset(column, rows);
            V right0 = V.Load(ref right, column), right1 = V.Load(ref right, column + V.Count);
            for (nint row = firstRow; row < endRow; row++)
            {
                V factor = V.Broadcast(ref left, row);
                epilogue.Finish(factor * right0, panel + row * Panels.Columns);
                epilogue.Finish(factor * right1, panel + row * Panels.Columns + V.Count);
            }
        }

        for (nint column = Panels.Whole(columns); column < Panels.Pad(columns); column += V.Count)
        {
            nint panel = Panels.Offset(column, rows);
            V right0 = V.Load(ref right, column);
            for (nint row = firstRow; row < endRow; row++)
                epilogue.Finish(V.Broadcast(ref left, row) * right0, panel + row * Panels.LastColumns);
        }
    }
}
