using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

/// <summary>
/// Elementary functions, activations and their derivatives as calls, for straight-line code that is too long for the JIT to inline
/// them. They are defined in <see cref="VectorMath"/> and <see cref="Activations"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneFunctions
{
    private const MethodImplOptions Called = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>See <see cref="VectorMath.Exp{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V Exp<V>(V x)
        where V : struct, IVector<V> => VectorMath.Exp(x);

    /// <summary>See <see cref="VectorMath.Log{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V Log<V>(V x)
        where V : struct, IVector<V> => VectorMath.Log(x);

    /// <summary>See <see cref="Activations.Elu{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V Elu<V>(V x)
        where V : struct, IVector<V> => Activations.Elu(x);

    /// <summary>See <see cref="Activations.Selu{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V Selu<V>(V x)
        where V : struct, IVector<V> => Activations.Selu(x);

    /// <summary>See <see cref="Activations.Tanh{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V Tanh<V>(V x)
        where V : struct, IVector<V> => Activations.Tanh(x);

    /// <summary>See <see cref="Activations.Sigmoid{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V Sigmoid<V>(V x)
        where V : struct, IVector<V> => Activations.Sigmoid(x);

    /// <summary>See <see cref="Activations.Softplus{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V Softplus<V>(V x)
        where V : struct, IVector<V> => Activations.Softplus(x);

    /// <summary>See <see cref="Activations.Gelu{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V Gelu<V>(V x)
        where V : struct, IVector<V> => Activations.Gelu(x);

    /// <summary>See <see cref="Activations.Silu{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V Silu<V>(V x)
        where V : struct, IVector<V> => Activations.Silu(x);

    /// <summary>See <see cref="Activations.HardSigmoid{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V HardSigmoid<V>(V x)
        where V : struct, IVector<V> => Activations.HardSigmoid(x);

    /// <summary>See <see cref="Activations.HardSwish{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V HardSwish<V>(V x)
        where V : struct, IVector<V> => Activations.HardSwish(x);

    /// <summary>See <see cref="Activations.Mish{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V Mish<V>(V x)
        where V : struct, IVector<V> => Activations.Mish(x);

    /// <summary>See <see cref="Activations.GeluTanh{V}(V)"/>.</summary>
    [MethodImpl(Called)]
    public static V GeluTanh<V>(V x)
        where V : struct, IVector<V> => Activations.GeluTanh(x);

    /// <summary>See <see cref="Activations.SoftplusGradient{V}(V, V)"/>.</summary>
    [MethodImpl(Called)]
    public static V SoftplusGradient<V>(V gradient, V input)
        where V : struct, IVector<V> => Activations.SoftplusGradient(gradient, input);

    /// <summary>See <see cref="Activations.GeluGradient{V}(V, V)"/>.</summary>
    [MethodImpl(Called)]
    public static V GeluGradient<V>(V gradient, V input)
        where V : struct, IVector<V> => Activations.GeluGradient(gradient, input);

    /// <summary>See <see cref="Activations.SiluGradient{V}(V, V)"/>.</summary>
    [MethodImpl(Called)]
    public static V SiluGradient<V>(V gradient, V input)
        where V : struct, IVector<V> => Activations.SiluGradient(gradient, input);

    /// <summary>See <see cref="Activations.HardSwishGradient{V}(V, V)"/>.</summary>
    [MethodImpl(Called)]
    public static V HardSwishGradient<V>(V gradient, V input)
        where V : struct, IVector<V> => Activations.HardSwishGradient(gradient, input);

    /// <summary>See <see cref="Activations.MishGradient{V}(V, V)"/>.</summary>
    [MethodImpl(Called)]
    public static V MishGradient<V>(V gradient, V input)
        where V : struct, IVector<V> => Activations.MishGradient(gradient, input);

    /// <summary>See <see cref="Activations.GeluTanhGradient{V}(V, V)"/>.</summary>
    [MethodImpl(Called)]
    public static V GeluTanhGradient<V>(V gradient, V input)
        where V : struct, IVector<V> => Activations.GeluTanhGradient(gradient, input);
}
