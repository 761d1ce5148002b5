using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>The natural logarithm, within 0.9 ulp: -∞ at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V>(V x)
        where V : struct, IVector<V>
    {
        // Denormals have no exponent to split off before they are made larger.
        V denormal = V.Create(SmallestNormal) - x;
        V normal = V.IfPositive(denormal, x * V.Create(8388608f), x);
        V exponent = V.SplitExponent(normal, out V mantissa) - V.IfPositive(denormal, V.Create(23f), V.Zero);
        exponent = CentreMantissa(exponent, ref mantissa);
        return LogOutside(x, LogNear(mantissa - V.Create(1f), exponent), x);
    }

    /// <summary>log(1 + x), within 1.5 ulp, around 0 as well: -∞ at -1, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V>(V x)
        where V : struct, IVector<V>
    {
        V one = V.Create(1f);
        V sum = one + x;
        V exponent = CentreMantissa(V.SplitExponent(sum, out V mantissa), ref mantissa);

        // What the sum lost comes back at the scale of the mantissa; it is 0 for exponents too large for the scale.
        V lost = x - (sum - one);
        V tail = (mantissa - one) + V.ScaleByPowerOfTwo(lost, -exponent);
        return LogOutside(sum, LogNear(tail, exponent), x);
    }

    /// <summary>Moves a mantissa in [1, 2) to [√½, √2].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CentreMantissa<V>(V exponent, ref V mantissa)
        where V : struct, IVector<V>
    {
        V above = mantissa - V.Create(1.41421354f);
        mantissa *= V.IfPositive(above, V.Create(0.5f), V.Create(1f));
        return exponent + V.IfPositive(above, V.Create(1f), V.Zero);
    }

    /// <summary>exponent ln 2 + log(1 + f) for f from √½ - 1 to √2 - 1, within 2^-27 f³ of log(1 + f) (minimax, degree 7).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogNear<V>(V f, V exponent)
        where V : struct, IVector<V>
    {
        V p = V.Create(-0.07865828f);
        p = V.MultiplyAdd(p, f, V.Create(0.128886f));
        p = V.MultiplyAdd(p, f, V.Create(-0.13130137f));
        p = V.MultiplyAdd(p, f, V.Create(0.14180417f));
        p = V.MultiplyAdd(p, f, V.Create(-0.16624333f));
        p = V.MultiplyAdd(p, f, V.Create(0.20002314f));
        p = V.MultiplyAdd(p, f, V.Create(-0.25000817f));
        p = V.MultiplyAdd(p, f, V.Create(0.33333316f));

        V square = f * f;
        V tail = V.MultiplyAdd(p, f * square, exponent * V.Create(Ln2Low));
        tail = V.MultiplyAdd(square, V.Create(-0.5f), tail);
        return V.MultiplyAdd(exponent, V.Create(Ln2High), f + tail);
    }

    /// <summary><paramref name="inside"/> for a positive finite argument; ∞, -∞ at 0, NaN below 0 and for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOutside<V>(V argument, V inside, V original)
        where V : struct, IVector<V>
    {
        V finite = V.IfPositive(V.Create(float.PositiveInfinity) - argument, inside, original);
        V pole = original + V.IfPositive(-argument, V.Create(float.NaN), V.Create(float.NegativeInfinity));
        return V.IfPositive(argument, finite, pole);
    }
}
