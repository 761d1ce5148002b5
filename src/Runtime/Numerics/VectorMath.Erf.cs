using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    // The error function rounds to 1 from here on.
    private const float ErfSaturation = 3.925f;

    /// <summary>The error function, within 3.8 ulp (2.3e-7); exactly ±1 from ±3.925 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<V>(V x)
        where V : struct, IVector<V>
    {
        // x (3/8 + P(x²) / Q(x²)) up to the first x whose error function rounds to 1; the rational function, minimax of degrees
        // 5 / 5, is within 2^-24.7 of the whole. What is added to it keeps its rounding errors small.
        x = V.Min(V.Create(ErfSaturation), V.Max(V.Create(-ErfSaturation), x));
        V square = x * x;

        V p = V.Create(-1.2221963e-05f);
        p = V.MultiplyAdd(p, square, V.Create(-0.00015160798f));
        p = V.MultiplyAdd(p, square, V.Create(-0.0018461425f));
        p = V.MultiplyAdd(p, square, V.Create(0.0099508045f));
        p = V.MultiplyAdd(p, square, V.Create(0.002254369f));
        p = V.MultiplyAdd(p, square, V.Create(0.75337917f));

        V q = V.Create(3.8047788e-05f);
        q = V.MultiplyAdd(q, square, V.Create(0.0011638827f));
        q = V.MultiplyAdd(q, square, V.Create(0.014983392f));
        q = V.MultiplyAdd(q, square, V.Create(0.11418364f));
        q = V.MultiplyAdd(q, square, V.Create(0.502244f));
        q = V.MultiplyAdd(q, square, V.Create(1f));
        return x * (V.Create(0.375f) + (p / q));
    }
}
