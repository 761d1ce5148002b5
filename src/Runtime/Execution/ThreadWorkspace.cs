using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>
/// Memory for intermediate results, shared by all networks that run on a thread, so that calls from many threads neither wait for each other
/// nor allocate. A thread keeps a small block for good. A large one is its as long as it works on it, and until the next full garbage collection
/// finds it idle: threads that once made a call hold no memory for the rest of their lives.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ThreadWorkspace
{
    /// <summary>Floats of the largest block that a thread keeps.</summary>
    private const int MostKept = 1 << 14;

    [ThreadStatic]
    private static AlignedBuffer? _small;

    [ThreadStatic]
    private static WeakReference<AlignedBuffer>? _large;

    [ThreadStatic]
    private static AlignedBuffer? _tile;

    /// <summary>The first of at least <paramref name="length"/> floats, with any values. The reference keeps them from being collected.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Rent(int length)
    {
        AlignedBuffer? buffer = _small;
        if (buffer is null || buffer.Length < length)
            buffer = Block(length);
        return ref buffer.First;
    }

    /// <summary>
    /// The first of at least <paramref name="length"/> floats that belong to the thread even while it works on another one's workspace.
    /// </summary>
    public static ref float Tile(int length)
    {
        if (_tile is null || _tile.Length < length)
            _tile = new AlignedBuffer(length);
        return ref _tile.First;
    }

    /// <summary>The block that begins with what <see cref="Rent"/> gives.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static AlignedBuffer Block(int length)
    {
        if (length <= MostKept)
            return _small is { } small && small.Length >= length ? small : _small = new AlignedBuffer(length);
        _large ??= new WeakReference<AlignedBuffer>(null!);
        if (_large.TryGetTarget(out AlignedBuffer? large) && large.Length >= length)
            return large;
        large = new AlignedBuffer(length);
        _large.SetTarget(large);
        return large;
    }
}
