using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>The epilogue of a product that computes a parameter's gradient. It passes the sums to a sink.</summary>
/// <typeparam name="TSink">The type of the sink.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct GradientEpilogue<TSink> : IEpilogue
    where TSink : struct, IGradientSink
{
    private readonly ref float _target;
    private readonly TSink _sink;

    /// <param name="target">The first element that the sink changes.</param>
    /// <param name="sink">The sink.</param>
    public GradientEpilogue(ref float target, TSink sink)
    {
        _target = ref target;
        _sink = sink;
    }

    static bool IEpilogue.IsLong => TSink.IsLong;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Start<V>(nint column)
        where V : struct, IVector<V> => V.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<V>(V sums, nint offset)
        where V : struct, IVector<V> => _sink.Take(sums, ref _target, offset);
}
