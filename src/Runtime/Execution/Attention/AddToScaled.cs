using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Multiplies each column of the result by a factor of its own and adds the sums. The rows of the result are two vectors.</summary>
internal readonly ref struct AddToScaled : IEpilogue
{
    private readonly ref float _target;
    private readonly ref float _factors;

    /// <param name="target">The first element of the result.</param>
    /// <param name="factors">The factors.</param>
    public AddToScaled(ref float target, ref float factors)
    {
        _target = ref target;
        _factors = ref factors;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Start<V>(nint column)
        where V : struct, IVector<V> => V.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<V>(V sums, nint offset)
        where V : struct, IVector<V> =>
        V.MultiplyAdd(V.Load(ref _target, offset), V.Load(ref _factors, offset & V.Count), sums).Store(ref _target, offset);
}
