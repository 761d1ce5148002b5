using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class Activations
{
    private const float SeluScale = 1.05070099f;
    private const float SeluScaleAlpha = 1.75809934f;

    /// <summary>x above 0, e^x - 1 below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Elu<V>(V x)
        where V : struct, IVector<V> =>
        V.IfPositive(x, x, VectorMath.Expm1(x));

    /// <summary>By the output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V EluGradient<V>(V gradient, V output)
        where V : struct, IVector<V> =>
        V.MultiplyAdd(gradient, V.Min(V.Zero, output), gradient);

    /// <summary>λ x above 0, λ α (e^x - 1) below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Selu<V>(V x)
        where V : struct, IVector<V> =>
        V.IfPositive(x, x * V.Create(SeluScale), VectorMath.Expm1(x) * V.Create(SeluScaleAlpha));

    /// <summary>By the output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SeluGradient<V>(V gradient, V output)
        where V : struct, IVector<V> =>
        gradient * V.IfPositive(output, V.Create(SeluScale), output + V.Create(SeluScaleAlpha));
}
