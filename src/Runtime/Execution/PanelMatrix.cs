using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// The layout of weights in memory: a matrix [rows, columns] is cut into panels of 32 columns. Each panel holds its part of every row, row after
/// row. The columns are padded with zeros to a multiple of 16, and the last panel has 16 columns if that multiple is odd.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PanelMatrix
{
    private const int Block = 4;

    /// <summary>
    /// Stores a canonical weight [columns, rows]; with <paramref name="taps"/>, [columns, rows / taps, taps], whose rows are the channels of each tap.
    /// </summary>
    public static void Import(ReadOnlySpan<float> weight, Span<float> panels, int rows, int columns, int taps = 1)
    {
        int channels = rows / taps;
        for (int column = 0; column < columns; column++)
        {
            Span<float> target = panels[Column(column, rows, columns, out int stride)..];
            ReadOnlySpan<float> source = weight.Slice(column * rows, rows);
            for (int channel = 0, next = 0; channel < channels; channel++)
            {
                for (int tap = 0; tap < taps; tap++)
                    target[(tap * channels + channel) * stride] = source[next++];
            }
        }
    }

    /// <summary>Restores the canonical weight [columns, rows], or [columns, rows / taps, taps].</summary>
    public static void Export(ReadOnlySpan<float> panels, Span<float> weight, int rows, int columns, int taps = 1)
    {
        int channels = rows / taps;
        for (int column = 0; column < columns; column++)
        {
            ReadOnlySpan<float> source = panels[Column(column, rows, columns, out int stride)..];
            Span<float> target = weight.Slice(column * rows, rows);
            for (int channel = 0, next = 0; channel < channels; channel++)
            {
                for (int tap = 0; tap < taps; tap++)
                    target[next++] = source[(tap * channels + channel) * stride];
            }
        }
    }

    /// <summary>Sets every element of the matrix, but not the padding, to <paramref name="value"/>.</summary>
    public static void Fill(Span<float> panels, int rows, int columns, float value)
    {
        for (int column = 0; column < columns; column++)
        {
            Span<float> target = panels[Column(column, rows, columns, out int stride)..];
            for (int row = 0; row < rows; row++)
                target[row * stride] = value;
        }
    }

    /// <summary>Stores a member's share of the transpose [columns, rows] of a matrix, also in panels.</summary>
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

    /// <summary>
    /// Transposes selected taps of a convolution's weight, for a member's share: its rows are the channels of each tap, and the rows of the result
    /// are the filters of each selected tap.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposeTaps(
        ref float source, ref float destination, ReadOnlySpan<int> taps, int allTaps, int filters, int channels, Share share)
    {
        int sourceRows = allTaps * channels, rows = taps.Length * filters;
        (nint first, nint end) = share.Rows(rows);
        for (int row = (int)first; row < end; row++)
        {
            int tap = row / filters, filter = row % filters;
            int from = Column(filter, sourceRows, filters, out int stride) + taps[tap] * channels * stride;
            bool isBlock = filter % Block == 0 && filter + Block <= filters && row + Block <= end;
            int channel = 0;
            for (; isBlock && channel + Block <= channels; channel += Block)
            {
                int to = Column(channel, rows, channels, out int targetStride) + row * targetStride;
                Block4.Transpose(ref Unsafe.Add(ref source, from + channel * stride), stride, ref Unsafe.Add(ref destination, to), targetStride);
            }

            for (int i = row; i < (isBlock ? row + Block : row + 1); i++)
            {
                for (int rest = channel; rest < channels; rest++)
                {
                    int to = Column(rest, rows, channels, out int targetStride) + i * targetStride;
                    Unsafe.Add(ref destination, to) = Unsafe.Add(ref source, from + i - row + rest * stride);
                }
            }

            if (isBlock)
                row += Block - 1;
        }

        if (share.IsFirst)
            ClearPadding(ref destination, rows, channels);
    }

    /// <summary>Multiplies each column by its own factor, for a member's share of the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScaleColumns<V>(ref float source, ref float scale, ref float destination, int rows, int columns, Share share)
        where V : struct, IVector<V>
    {
        (nint first, nint end) = share.Rows(rows);
        for (int panel = 0; panel < columns; panel += Panels.Columns)
        {
            int start = Column(panel, rows, columns, out int stride);
            for (nint lane = 0; lane < stride; lane += V.Count)
            {
                V factor = V.Load(ref scale, panel + lane);
                for (nint row = first, place = start + first * stride + lane; row < end; row++, place += stride)
                    (V.Load(ref source, place) * factor).Store(ref destination, place);
            }
        }
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

    /// <summary>Returns where a column begins, and the number of floats from one of its rows to the next.</summary>
    internal static int Column(int column, int rows, int columns, out int stride)
    {
        stride = Math.Min(Panels.Columns, Pad(columns) - (column & -Panels.Columns));
        return (int)Panels.Offset(column, rows);
    }

    private static int Pad(int columns) => (int)Panels.Pad(columns);
}
