using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>Where the columns of a <see cref="PanelMatrix"/> lie.</summary>
internal static class Panels
{
    /// <summary>The number of columns per panel.</summary>
    public const int Columns = MemoryLayout.PanelColumns;

    /// <summary>The number of columns of the last panel where an odd multiple of them remains: the widest vector.</summary>
    public const int LastColumns = MemoryLayout.VectorFloats;

    /// <summary>So many columns and their padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Pad(nint columns) => (columns + LastColumns - 1) & -LastColumns;

    /// <summary>The columns that lie in whole panels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Whole(nint columns) => Pad(columns) & -Columns;

    /// <summary>Floats to the first row of a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Offset(nint column, nint rows) => (column & -Columns) * rows + (column & (Columns - 1));
}
