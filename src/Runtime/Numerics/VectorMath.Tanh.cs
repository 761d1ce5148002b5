using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The hyperbolic tangent, within 2.7 ulp; exactly ±1 from ±9.02 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x)
        where V : struct, IVector<V>
    {
        // m / (m + 2) with m = e^2x - 1 keeps its relative accuracy around 0, and has no cancellation on either side.
        x = V.Min(V.Create(9.02f), V.Max(V.Create(-9.02f), x));
        V exponent = V.Round(x * V.Create(2f * Log2E));
        V tail = V.MultiplyAdd(exponent, V.Create(-Ln2High), x + x);
        tail = V.MultiplyAdd(exponent, V.Create(-Ln2Low), tail);
        V tailExpm1 = V.MultiplyAdd(ExpTail(tail), tail * tail, tail);

        V scale = V.ScaleByPowerOfTwo(V.Create(1f), exponent);
        V expm1 = V.MultiplyAdd(scale, tailExpm1, scale - V.Create(1f));
        return expm1 / (expm1 + V.Create(2f));
    }
}
