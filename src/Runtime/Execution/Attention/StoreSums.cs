using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Stores the sums of a product.</summary>
internal readonly ref struct StoreSums : IEpilogue
{
    private readonly ref float _target;

    /// <param name="target">The first element of the result.</param>
    public StoreSums(ref float target) => _target = ref target;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Start<V>(nint column)
        where V : struct, IVector<V> => V.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<V>(V sums, nint offset)
        where V : struct, IVector<V> => sums.Store(ref _target, offset);
}
