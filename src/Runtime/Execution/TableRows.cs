using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>Tables as the kernels read them: the rows of a matrix [rows, columns] one after the other, padded with zeros to a multiple of 16 columns.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableRows
{
    /// <summary>Stores a canonical table.</summary>
    public static void Import(ReadOnlySpan<float> table, Span<float> rows, int columns)
    {
        int stride = (int)Panels.Pad(columns);
        for (int from = 0, to = 0; from < table.Length; from += columns, to += stride)
            table.Slice(from, columns).CopyTo(rows[to..]);
    }

    /// <summary>Restores the canonical table.</summary>
    public static void Export(ReadOnlySpan<float> rows, Span<float> table, int columns)
    {
        int stride = (int)Panels.Pad(columns);
        for (int from = 0, to = 0; to < table.Length; from += stride, to += columns)
            rows.Slice(from, columns).CopyTo(table[to..]);
    }
}
