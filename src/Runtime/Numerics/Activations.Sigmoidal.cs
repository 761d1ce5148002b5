using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class Activations
{
    /// <summary>tanh(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x)
        where V : struct, IVector<V> =>
        VectorMath.Tanh(x);

    /// <summary>By the output y: 1 - y².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V TanhGradient<V>(V gradient, V output)
        where V : struct, IVector<V> =>
        gradient * V.MultiplyAdd(-output, output, V.Create(1f));

    /// <summary>1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V>(V x)
        where V : struct, IVector<V> =>
        VectorMath.Sigmoid(x);

    /// <summary>By the output y: y - y².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SigmoidGradient<V>(V gradient, V output)
        where V : struct, IVector<V> =>
        gradient * V.MultiplyAdd(-output, output, output);

    /// <summary>log(1 + e^x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<V>(V x)
        where V : struct, IVector<V> =>
        VectorMath.Softplus(x);

    /// <summary>By the input: the sigmoid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SoftplusGradient<V>(V gradient, V input)
        where V : struct, IVector<V> =>
        gradient * VectorMath.Sigmoid(input);
}
