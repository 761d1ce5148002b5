using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Moves a running statistic towards that of a batch: running += momentum · (statistic - running).</summary>
/// <param name="momentum">The weight of the batch.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MovingAverage(float momentum) : IGradientSink
{
    private readonly float _momentum = momentum;

    /// <summary>Moves <paramref name="floats"/> running statistics. The number must be a multiple of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move<V>(ref float statistics, ref float running, nint floats)
        where V : struct, IVector<V>
    {
        for (nint i = 0; i < floats; i += V.Count)
            Take(V.Load(ref statistics, i), ref running, i);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<V>(V gradient, ref float target, nint offset)
        where V : struct, IVector<V>
    {
        V running = V.Load(ref target, offset);
        V.MultiplyAdd(gradient - running, V.Create(_momentum), running).Store(ref target, offset);
    }
}
