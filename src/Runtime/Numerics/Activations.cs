using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

/// <summary>
/// The functions behind <see cref="Activation"/> and their gradients: each gradient is the incoming one times the derivative.
/// The derivative is computed from the activation's output if that determines it, otherwise from its input. All of them pass NaN on.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Activations
{
    private const float LeakySlope = 0.01f;

    /// <summary>max(x, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Relu<V>(V x)
        where V : struct, IVector<V> =>
        V.Max(V.Zero, x);

    /// <summary>By the output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ReluGradient<V>(V gradient, V output)
        where V : struct, IVector<V> =>
        V.IfPositive(output, gradient, V.Zero);

    /// <summary>max(x, 0.01 x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LeakyRelu<V>(V x)
        where V : struct, IVector<V> =>
        V.Max(x * V.Create(LeakySlope), x);

    /// <summary>By the output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LeakyReluGradient<V>(V gradient, V output)
        where V : struct, IVector<V> =>
        V.IfPositive(output, gradient, gradient * V.Create(LeakySlope));
}
