using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>Zeroed floats at a fixed address that a 64-byte vector divides.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer
{
    private const int Alignment = 64;

    private readonly float[] _memory;
    private readonly int _start;

    /// <param name="length">Floats, 0 or more.</param>
    public AlignedBuffer(int length)
    {
        Length = length;
        _memory = GC.AllocateArray<float>(length + Alignment / sizeof(float), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        _start = (int)((Alignment - (address & (Alignment - 1))) % Alignment) / sizeof(float);
    }

    /// <summary>Floats of the buffer.</summary>
    public int Length { get; }

    /// <summary>The first float.</summary>
    public ref float First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_memory), _start);
    }

    /// <summary>All floats.</summary>
    public Span<float> Span => _memory.AsSpan(_start, Length);
}
