using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>Rows of a table that has one for each step of a stream.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StreamRows
{
    /// <summary>The row of the first of some steps; those of the others follow.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="position">The number of the first step.</param>
    /// <param name="count">The number of steps.</param>
    public static ref float At(ref float table, int stride, long position, int count) => ref Unsafe.Add(ref table, (nint)position * stride);
}
