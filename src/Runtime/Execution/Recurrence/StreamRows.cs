using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>Reads the rows of a table that has one row for each step of a stream.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StreamRows
{
    /// <summary>Returns the row of the first of several steps. The rows of the other steps follow it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stride">The number of floats from one row to the next.</param>
    /// <param name="position">The number of the first step.</param>
    /// <param name="count">The number of steps.</param>
    public static ref float At(ref float table, int stride, long position, int count) => ref Unsafe.Add(ref table, (nint)position * stride);
}
