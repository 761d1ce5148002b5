using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Adds a gradient to its buffer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Accumulate : IGradientSink
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<V>(V gradient, ref float target, nint offset)
        where V : struct, IVector<V> => (V.Load(ref target, offset) + gradient).Store(ref target, offset);
}
