using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>1 / (1 + e^-x), within 2.5 ulp; 0 where e^-x is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V>(V x)
        where V : struct, IVector<V> =>
        V.Create(1f) / (V.Create(1f) + Exp(-x));

    /// <summary>log(1 + e^x), within 2.2 ulp; 0 where e^x is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<V>(V x)
        where V : struct, IVector<V>
    {
        // max(x, 0) + log(1 + t) with t = e^-|x| in [0, 1].
        V t = Exp(-V.Abs(x));
        return V.MultiplyAdd(Log1pQuotient(t), t, V.Max(V.Zero, x));
    }

    /// <summary>log(1 + t) / t for t in [0, 1], within 2^-27.5 (minimax, degree 9).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Log1pQuotient<V>(V t)
        where V : struct, IVector<V>
    {
        V p = V.Create(-0.0032904686f);
        p = V.MultiplyAdd(p, t, V.Create(0.020086242f));
        p = V.MultiplyAdd(p, t, V.Create(-0.05745723f));
        p = V.MultiplyAdd(p, t, V.Create(0.10661128f));
        p = V.MultiplyAdd(p, t, V.Create(-0.1534488f));
        p = V.MultiplyAdd(p, t, V.Create(0.19692102f));
        p = V.MultiplyAdd(p, t, V.Create(-0.24958019f));
        p = V.MultiplyAdd(p, t, V.Create(0.33330464f));
        p = V.MultiplyAdd(p, t, V.Create(-0.4999993f));
        return V.MultiplyAdd(p, t, V.Create(1f));
    }
}
