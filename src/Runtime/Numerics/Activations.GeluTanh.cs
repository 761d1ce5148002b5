using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class Activations
{
    // 2 √(2/π), and 0.044715 and three times that of it.
    private const float GeluTanhLinear = 1.59576912f;
    private const float GeluTanhCubic = 0.0713548163f;
    private const float GeluTanhSlope = 0.214064449f;

    // e^w, w as below, is 0 from here down.
    private const float GeluTanhVanishing = -11f;

    // e^w is finite up to here, long after its sigmoid is 1.
    private const float GeluTanhSaturation = 10f;

    /// <summary>
    /// x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2, within 2.5 ulp from -0.5 up. Below, where the values fade, the exponential multiplies the rounding
    /// of its argument w: within 2.5 |w| + 2.5 ulp, which is always less than 4e-8.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V GeluTanh<V>(V x)
        where V : struct, IVector<V>
    {
        // (1 + tanh(w / 2)) / 2 = 1 / (1 + e^-w), without cancellation.
        x = V.Max(V.Create(GeluTanhVanishing), x);
        V w = x * V.MultiplyAdd(x * x, V.Create(GeluTanhCubic), V.Create(GeluTanhLinear));
        return x / (V.Create(1f) + VectorMath.Exp(-w));
    }

    /// <summary>By the input: σ(w) + x σ(w) (1 - σ(w)) w', w = 2 √(2/π) (x + 0.044715 x³).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V GeluTanhGradient<V>(V gradient, V input)
        where V : struct, IVector<V>
    {
        // With t = e^w and r = 1 / (1 + t): σ(w) = t r, and 1 - σ(w) = r.
        V x = V.Min(V.Create(GeluTanhSaturation), V.Max(V.Create(GeluTanhVanishing), input));
        V square = x * x;
        V t = VectorMath.Exp(x * V.MultiplyAdd(square, V.Create(GeluTanhCubic), V.Create(GeluTanhLinear)));
        V r = V.Create(1f) / (V.Create(1f) + t);
        V change = x * V.MultiplyAdd(square, V.Create(GeluTanhSlope), V.Create(GeluTanhLinear));
        return gradient * (t * r * V.MultiplyAdd(change, r, V.Create(1f)));
    }
}
