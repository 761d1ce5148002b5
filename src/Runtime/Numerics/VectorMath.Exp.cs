using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

/// <summary>
/// Elementary functions of whole vectors: one source for every width, without branches or calls, so that they disappear into
/// the loop that uses them and leave its registers alone.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    private const float Log2E = 1.44269504f;

    // ln 2 in two parts; the first has 9 bits, so that its product with any exponent is exact with or without FMA.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>e^x, within 1.1 ulp. What would be below 2^-125.5 is 0, what is too large is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V>(V x)
        where V : struct, IVector<V>
    {
        V exponent = SplitExp(x, out V tail);

        // 2 e^r = 2 (1 + r + r² q) on |r| < 0.347: the missing half is in the scale, which so holds for 2^128 (1 has no such float).
        // At the lower clamp the scale is 2^-127 = 0.
        V q = ExpTail(tail);
        V twice = V.MultiplyAdd(q, tail * tail, tail);
        twice = V.MultiplyAdd(twice, V.Create(2f), V.Create(2f));
        return V.ScaleByPowerOfTwo(twice, exponent - V.Create(1f));
    }

    /// <summary>2^x for x up to 127, within 1.3 ulp. What would be below 2^-126.5 is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp2<V>(V x)
        where V : struct, IVector<V>
    {
        // x stands on the right, where NaN is kept. At the clamp the scale is 2^-127 = 0.
        x = V.Max(V.Create(-127f), x);
        V exponent = V.Round(x);
        V tail = x - exponent;

        // 2^r on |r| up to 1/2, within 2^-28.5 (minimax, degree 6).
        V power = V.Create(1.5594678e-4f);
        power = V.MultiplyAdd(power, tail, V.Create(1.3406644e-3f));
        power = V.MultiplyAdd(power, tail, V.Create(9.617693e-3f));
        power = V.MultiplyAdd(power, tail, V.Create(5.5503105e-2f));
        power = V.MultiplyAdd(power, tail, V.Create(0.24022653f));
        power = V.MultiplyAdd(power, tail, V.Create(0.6931472f));
        power = V.MultiplyAdd(power, tail, V.Create(1f));
        return V.ScaleByPowerOfTwo(power, exponent);
    }

    /// <summary>e^x - 1, within 1.5 ulp, around 0 as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<V>(V x)
        where V : struct, IVector<V>
    {
        V exponent = SplitExp(x, out V tail);
        V tailExpm1 = V.MultiplyAdd(ExpTail(tail), tail * tail, tail);

        // 2^n (e^r - 1) + (2^n - 1), halved inside because 2^128 is no float.
        V half = V.ScaleByPowerOfTwo(V.Create(1f), exponent - V.Create(1f));
        V halfResult = V.MultiplyAdd(half, tailExpm1, half - V.Create(0.5f));
        return halfResult + halfResult;
    }

    /// <summary>x = n ln 2 + r with a whole n of -126 to 128 and |r| up to ln 2 / 2; x is clamped to that range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SplitExp<V>(V x, out V tail)
        where V : struct, IVector<V>
    {
        // x stands on the right, where NaN is kept.
        x = V.Min(V.Create(89f), V.Max(V.Create(-87.33f), x));
        V exponent = V.Round(x * V.Create(Log2E));
        tail = V.MultiplyAdd(exponent, V.Create(-Ln2High), x);
        tail = V.MultiplyAdd(exponent, V.Create(-Ln2Low), tail);
        return exponent;
    }

    /// <summary>(e^r - 1 - r) / r² for |r| up to ln 2 / 2; e^r by it is within 2^-28.2 (minimax, degree 4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpTail<V>(V r)
        where V : struct, IVector<V>
    {
        V q = V.Create(0.0013838f);
        q = V.MultiplyAdd(q, r, V.Create(0.0083691655f));
        q = V.MultiplyAdd(q, r, V.Create(0.041668102f));
        q = V.MultiplyAdd(q, r, V.Create(0.16666517f));
        return V.MultiplyAdd(q, r, V.Create(0.49999994f));
    }
}
