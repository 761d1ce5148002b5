using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class Activations
{
    private const float Sqrt1Over2 = 0.707106781f;
    private const float Sqrt1Over2Pi = 0.398942280f;

    /// <summary>x Φ(x) = x (1 + erf(x / √2)) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Gelu<V>(V x)
        where V : struct, IVector<V>
    {
        V half = x * V.Create(0.5f);
        return V.MultiplyAdd(half, VectorMath.Erf(x * V.Create(Sqrt1Over2)), half);
    }

    /// <summary>By the input: Φ(x) + x φ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V GeluGradient<V>(V gradient, V input)
        where V : struct, IVector<V>
    {
        V distribution = V.MultiplyAdd(VectorMath.Erf(input * V.Create(Sqrt1Over2)), V.Create(0.5f), V.Create(0.5f));
        V density = VectorMath.Exp(input * input * V.Create(-0.5f)) * V.Create(Sqrt1Over2Pi);
        return gradient * V.MultiplyAdd(input, density, distribution);
    }

    /// <summary>x / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Silu<V>(V x)
        where V : struct, IVector<V> =>
        x / (V.Create(1f) + VectorMath.Exp(-x));

    /// <summary>By the input: σ(x) (1 + x (1 - σ(x))).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SiluGradient<V>(V gradient, V input)
        where V : struct, IVector<V>
    {
        V sigmoid = VectorMath.Sigmoid(input);
        V slope = V.MultiplyAdd(input, V.MultiplyAdd(-sigmoid, sigmoid, sigmoid), sigmoid);
        return gradient * slope;
    }
}
