using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>The state that a stream keeps from step to step, and the workspace of its steps.</summary>
/// <param name="length">The number of floats of the state.</param>
/// <param name="workspace">The number of floats of the workspace.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamMemory(int length, int workspace)
{
    private readonly AlignedBuffer _memory = new(length);
    private readonly AlignedBuffer _workspace = new(workspace);

    /// <summary>The first float of the state.</summary>
    public ref float First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _memory.First;
    }

    /// <summary>The number of steps that the stream has run since it began.</summary>
    public long Steps { get; private set; }

    /// <summary>Returns the first float of a workspace, at most as long as the given one. It does not keep its values between calls.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Workspace(int floats)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(floats, _workspace.Length);
        return ref _workspace.First;
    }

    /// <summary>Adds to the number of steps that have run.</summary>
    public void Advance(int steps) => Steps += steps;

    /// <summary>Resets the state.</summary>
    public void Reset()
    {
        _memory.Span.Clear();
        Steps = 0;
    }
}
