using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class Activations
{
    // tanh(softplus(x)) rounds to 1 long before, and its exponentials are finite up to here.
    private const float MishSaturation = 20f;

    // e^x is 0 from here down.
    private const float MishVanishing = -90f;

    /// <summary>x tanh(log(1 + e^x)), within 4.5 ulp; 0 if e^x is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Mish<V>(V x)
        where V : struct, IVector<V>
    {
        // tanh(log(1 + t)) = ((1 + t)² - 1) / ((1 + t)² + 1) = n / (n + 2) with n = t (t + 2), without cancellation.
        x = V.Max(V.Create(MishVanishing), x);
        V t = VectorMath.Exp(V.Min(V.Create(MishSaturation), x));
        V n = t * (t + V.Create(2f));
        return x * (n / (n + V.Create(2f)));
    }

    /// <summary>By the input: τ + x (1 - τ²) σ(x) with τ = tanh(log(1 + e^x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MishGradient<V>(V gradient, V input)
        where V : struct, IVector<V>
    {
        // With n as above and r = 1 / (n + 2): τ = t (t + 2) r, and (1 - τ²) σ(x) = 4 t (t + 1) r².
        V x = V.Min(V.Create(MishSaturation), V.Max(V.Create(MishVanishing), input));
        V t = VectorMath.Exp(x);
        V sum = t + V.Create(2f);
        V r = V.Create(1f) / V.MultiplyAdd(t, sum, V.Create(2f));
        V slope = V.MultiplyAdd(V.Create(4f) * x, (t + V.Create(1f)) * r, sum);
        return gradient * (slope * (t * r));
    }
}
