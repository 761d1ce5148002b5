using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Adds the sums of a product to a result.</summary>
internal readonly ref struct AddSums : IEpilogue
{
    private readonly ref float _target;

    /// <param name="target">The first element of the result.</param>
    public AddSums(ref float target) => _target = ref target;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Start<V>(nint column)
        where V : struct, IVector<V> => V.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<V>(V sums, nint offset)
        where V : struct, IVector<V> => (V.Load(ref _target, offset) + sums).Store(ref _target, offset);
}
