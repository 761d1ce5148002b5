using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// Weights as the kernels read them: a matrix [rows, columns] cut into panels of 32 columns, each holding its part of every row one after
/// the other; the columns are padded with zeros to a multiple of 16, and the last panel is 16 wide where an odd multiple remains.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PanelMatrix
{
    private const int Block = 4;

    /// <summary>Stores a canonical weight [columns, rows].</summary>
    public static void Import(ReadOnlySpan<float> weight, Span<float> panels, int rows, int columns)
    {
        for (int column = 0; column < columns; column++)
        {
            Span<float> target = panels[Column(column, rows, columns, out int stride)..];
            ReadOnlySpan<float> source = weight.Slice(column * rows, rows);
            for (int row = 0; row < rows; row++)
                target[row * stride] = source[row];
        }
    }

    /// <summary>Restores the canonical weight [columns, rows].</summary>
    public static void Export(ReadOnlySpan<float> panels, Span<float> weight, int rows, int columns)
    {
        for (int column = 0; column < columns; column++)
        {
            ReadOnlySpan<float> source = panels[Column(column, rows, columns, out int stride)..];
            Span<float> target = weight.Slice(column * rows, rows);
            for (int row = 0; row < rows; row++)
                target[row] = source[row * stride];
        }
    }

    /// <summary>Makes every element of the matrix <paramref name="value"/>, but not the padding.</summary>
    public static void Fill(Span<float> panels, int rows, int columns, float value)
    {
        for (int column = 0; column < columns; column++)
        {
            Span<float> target = panels[Column(column, rows, columns, out int stride)..];
            for (int row = 0; row < rows; row++)
                target[row * stride] = value;
        }
    }

    /// <summary>Stores the transpose [columns, rows] of a matrix, in panels as well: a member's share of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ref float source, ref float destination, int rows, int columns, Share share)
    {
        // Both sides are padded in their columns only, so whole blocks of 4 x 4 stop at the last multiple of 4 rows.
        int blockRows = rows / Block * Block;
        (nint first, nint end) = share.Rows(columns);
        int blockEnd = Math.Min((int)end, columns / Block * Block);
        for (int column = (int)first; column < blockEnd; column += Block)
        {
            ref float from = ref Unsafe.Add(ref source, Column(column, rows, columns, out int stride));
            for (int row = 0; row < blockRows; row += Block)
            {
                int to = Column(row, columns, rows, out int targetStride) + column * targetStride;
                Block4.Transpose(ref Unsafe.Add(ref from, row * stride), stride, ref Unsafe.Add(ref destination, to), targetStride);
            }
        }

        TransposeOneByOne(ref source, ref destination, rows, columns, blockRows, rows, (int)first, (int)end);
        TransposeOneByOne(ref source, ref destination, rows, columns, 0, blockRows, blockEnd, (int)end);
        if (share.IsFirst)
            ClearPadding(ref destination, columns, rows);
    }

    private static void TransposeOneByOne(
        ref float source, ref float destination, int rows, int columns, int firstRow, int endRow, int firstColumn, int endColumn)
    {
        for (int column = firstColumn; column < endColumn; column++)
        {
            int from = Column(column, rows, columns, out int stride);
            for (int row = firstRow; row < endRow; row++)
            {
                int to = Column(row, columns, rows, out int targetStride) + column * targetStride;
                Unsafe.Add(ref destination, to) = Unsafe.Add(ref source, from + row * stride);
            }
        }
    }

    private static void ClearPadding(ref float panels, int rows, int columns)
    {
        for (int column = columns; column < Pad(columns); column++)
        {
            ref float first = ref Unsafe.Add(ref panels, Column(column, rows, columns, out int stride));
            for (int row = 0; row < rows; row++)
                Unsafe.Add(ref first, row * stride) = 0;
        }
    }

    /// <summary>Where a column begins, and the floats from one of its rows to the next.</summary>
    internal static int Column(int column, int rows, int columns, out int stride)
    {
        stride = Math.Min(Panels.Columns, Pad(columns) - (column & -Panels.Columns));
        return (int)Panels.Offset(column, rows);
    }

    private static int Pad(int columns) => (int)Panels.Pad(columns);
}
