using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>
/// Memory for intermediate results, one block a thread, shared by all networks that run on it. It grows to what the largest of them
/// needs, once, so that calls from many threads neither wait for each other nor allocate.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ThreadWorkspace
{
    [ThreadStatic]
    private static AlignedBuffer? _buffer;

    /// <summary>The first of at least <paramref name="length"/> floats, with any values.</summary>
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
