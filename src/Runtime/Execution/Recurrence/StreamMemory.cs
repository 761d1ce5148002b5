using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>What a stream remembers from step to step, and the memory in which its steps run.</summary>
/// <param name="length">Floats that it remembers.</param>
/// <param name="workspace">Floats in which its steps run.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamMemory(int length, int workspace)
{
    private readonly AlignedBuffer _memory = new(length);
    private readonly AlignedBuffer _workspace = new(workspace);

    /// <summary>The first float that is remembered.</summary>
    public ref float First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _memory.First;
    }

    /// <summary>The steps that the stream has run since it began.</summary>
    public long Steps { get; private set; }

    /// <summary>The first of so many floats, which hold nothing between two calls; at most those that there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Workspace(int floats)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(floats, _workspace.Length);
        return ref _workspace.First;
    }

    /// <summary>Counts steps that have run.</summary>
    public void Advance(int steps) => Steps += steps;

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        _memory.Span.Clear();
        Steps = 0;
    }
}
