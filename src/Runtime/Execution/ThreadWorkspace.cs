using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>
/// Memory for intermediate results. Each thread has one block, which all networks that run on it share. It grows to the size that the largest
/// network needs, so that calls from several threads do not wait for each other or allocate.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ThreadWorkspace
{
    [ThreadStatic]
    private static AlignedBuffer? _buffer;

    /// <summary>Returns the first of at least <paramref name="length"/> floats. Their values are undefined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Rent(int length)
    {
        AlignedBuffer? buffer = _buffer;
        if (buffer is null || buffer.Length < length)
            buffer = Grow(length);
        return ref buffer.First;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AlignedBuffer Grow(int length) => _buffer = new AlignedBuffer(length, isPinned: true);
}
