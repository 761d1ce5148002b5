using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>The layout of tables in memory: a matrix [rows, columns], row after row, padded with zeros to a multiple of 16 columns.</summary>
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
