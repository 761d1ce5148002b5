using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>
/// Zeroed floats. A large buffer has a fixed address that is a multiple of 64 bytes, the widest vector. A small buffer is an ordinary array: otherwise, many
/// short-lived small networks would cause one full garbage collection after another.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer
{
    private const int Alignment = MemoryLayout.VectorFloats * sizeof(float);

    // So few floats stay in the first-level cache, wherever they lie.
    private const int LargestUnpinned = 256;

    private readonly float[] _memory;
    private readonly int _start;

    /// <param name="length">The number of floats, at least 0.</param>
    public AlignedBuffer(int length)
        : this(length, isPinned: length > LargestUnpinned)
    {
    }

    /// <param name="length">The number of floats, at least 0.</param>
    /// <param name="isPinned">Whether the address of the floats is taken and must not change.</param>
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

    /// <summary>Allocates a network's parameters. This is the first call from a network's code to the runtime.</summary>
    /// <param name="length">The number of floats, at least 0.</param>
    /// <param name="layout">The version of the memory layout that the network's code was generated for.</param>
    /// <param name="code">A type of that code.</param>
    /// <exception cref="InvalidOperationException">The runtime has a different memory layout.</exception>
    public AlignedBuffer(int length, int layout, Type code)
        : this(length)
    {
        if (layout != MemoryLayout.Version)
            FailLayout(layout, code);
    }

    /// <summary>The number of floats.</summary>
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
