using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>
/// Weights as the kernels read them: a matrix [rows, columns] cut into panels of 32 columns, each holding its part of every row one after
/// the other; the columns are padded with zeros to a multiple of 16, and the last panel is 16 wide where an odd multiple remains.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PanelMatrix
{
    private const int PanelColumns = 32;
    private const int VectorFloats = 16;

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

    /// <summary>Stores the transpose [columns, rows] of a matrix, in panels as well.</summary>
    public static void Transpose(ref float source, ref float destination, int rows, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float target = ref Unsafe.Add(ref destination, Column(row, columns, rows, out int targetStride));
            for (int column = 0; column < columns; column++)
                Unsafe.Add(ref target, column * targetStride) = Unsafe.Add(ref source, Column(column, rows, columns, out int stride) + row * stride);
        }

        ClearPadding(ref destination, columns, rows);
    }

    private static void ClearPadding(ref float panels, int rows, int columns)
    {
        int padded = (columns + VectorFloats - 1) / VectorFloats * VectorFloats;
        for (int column = columns; column < padded; column++)
        {
            ref float first = ref Unsafe.Add(ref panels, Column(column, rows, columns, out int stride));
            for (int row = 0; row < rows; row++)
                Unsafe.Add(ref first, row * stride) = 0;
        }
    }

    /// <summary>Where a column begins, and the floats from one of its rows to the next.</summary>
    internal static int Column(int column, int rows, int columns, out int stride)
    {
        int padded = (columns + VectorFloats - 1) / VectorFloats * VectorFloats;
        int panel = column / PanelColumns;
        stride = Math.Min(PanelColumns, padded - panel * PanelColumns);
        return panel * PanelColumns * rows + column % PanelColumns;
    }
}
