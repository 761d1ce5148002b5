using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>
/// Zeroed floats, from some number on at a fixed address that a 64-byte vector divides. Few live in an ordinary array: many small networks, made and
/// forgotten, would otherwise cost one full collection after the other.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer
{
    private const int Alignment = MemoryLayout.VectorFloats * sizeof(float);

    // So few floats stay in the first-level cache, wherever they lie.
    private const int LargestUnpinned = 256;

    private readonly float[] _memory;
    private readonly int _start;

    /// <param name="length">Floats, 0 or more.</param>
    public AlignedBuffer(int length)
        : this(length, isPinned: length > LargestUnpinned)
    {
    }

    /// <param name="length">Floats, 0 or more.</param>
    /// <param name="isPinned">Whether their address is taken, and so must not change.</param>
    internal AlignedBuffer(int length, bool isPinned)
    {
        Length = length;
        if (!isPinned)
        {
            _memory = new float[length];
            return;
        }

        _memory = GC.AllocateArray<float>(length + Alignment / sizeof(float), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        _start = (int)((Alignment - (address & (Alignment - 1))) % Alignment) / sizeof(float);
    }

    /// <summary>The memory of a network's parameters, the first thing that its code asks the runtime for.</summary>
    /// <param name="length">Floats, 0 or more.</param>
    /// <param name="layout">The version of the memory layout that the network's code was generated for.</param>
    /// <param name="code">A type of that code.</param>
    /// <exception cref="InvalidOperationException">This runtime lays out memory in another way.</exception>
    public AlignedBuffer(int length, int layout, Type code)
        : this(length)
    {
        if (layout != MemoryLayout.Version)
            FailLayout(layout, code);
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

    [DoesNotReturn]
    private static void FailLayout(int layout, Type code)
    {
        AssemblyName runtime = typeof(AlignedBuffer).Assembly.GetName();
        string? user = code.Assembly.GetName().Name;
        string remedy = layout < MemoryLayout.Version
            ? $"compile '{user}' again with this version of NetGen, or update it if it comes in a package"
            : $"update the NetGen package of the program to the version that '{user}' was compiled with";
        throw new InvalidOperationException(
            $"The networks of '{user}' were generated for memory layout {layout}, and {runtime.Name} {runtime.Version?.ToString(3)} has memory layout {MemoryLayout.Version}: {remedy}.");
    }
}
