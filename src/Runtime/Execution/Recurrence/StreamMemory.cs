using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>What a stream remembers from step to step.</summary>
/// <param name="length">Floats that it remembers.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamMemory(int length)
{
    private readonly AlignedBuffer _buffer = new(length);

    /// <summary>The first float.</summary>
    public ref float First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _buffer.First;
    }

    /// <summary>The steps that the stream has run since it began.</summary>
    public long Steps { get; private set; }

    /// <summary>Counts steps that have run.</summary>
    public void Advance(int steps) => Steps += steps;

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        _buffer.Span.Clear();
        Steps = 0;
    }
}
