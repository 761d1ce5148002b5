using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>
/// A ring buffer with the rows of a stream's last steps. Each row is stored twice, at its step modulo the capacity and one capacity further, so that the
/// last rows are always contiguous.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepRing
{
    /// <summary>Stores the rows of the next steps.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="ring">The ring, twice as long as its capacity.</param>
    /// <param name="stride">The number of floats from one of the rows to the next.</param>
    /// <param name="capacity">Its number of rows, a power of two: at least <paramref name="window"/> - 1 and <paramref name="count"/> together.</param>
    /// <param name="columns">The number of floats per row.</param>
    /// <param name="window">The number of rows that a step reads, including its own.</param>
    /// <param name="position">The number of the first step.</param>
    /// <param name="count">The number of steps.</param>
    /// <returns>The first row that the first step reads. The rows of the next step begin one row later.</returns>
    public static ref float Push(ref float rows, ref float ring, int stride, int capacity, int columns, int window, long position, int count)
    {
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> row = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref rows, i * stride), columns);
            int place = (int)((position + i) & (capacity - 1));
            row.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref ring, place * columns), columns));
            row.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref ring, (place + capacity) * columns), columns));
        }

        int first = (int)((position - (window - 1)) & (capacity - 1));
        return ref Unsafe.Add(ref ring, first * columns);
    }
}
