using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class Activations
{
    private const float OneSixth = 1f / 6f;

    // The largest float below 3: |x| is above it from 3 on.
    private const float BelowThree = 2.99999976f;

    /// <summary>x within 0 and 6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Relu6<V>(V x)
        where V : struct, IVector<V> =>
        V.Min(V.Create(6f), V.Max(V.Zero, x));

    /// <summary>By the output: 1 strictly between 0 and 6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Relu6Gradient<V>(V gradient, V output)
        where V : struct, IVector<V> =>
        V.IfPositive(output, V.IfPositive(V.Create(6f) - output, gradient, V.Zero), V.Zero);

    /// <summary>x / 6 + 1/2 within 0 and 1, within 1.5 ulp; 0 and 1 for no argument between -3 and 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V HardSigmoid<V>(V x)
        where V : struct, IVector<V>
    {
        // What is left to the nearer end: exact where it is small, so that the output tells on which side of the end x is.
        V rest = V.Max(V.Zero, V.Create(3f) - V.Abs(x)) * V.Create(OneSixth);
        return V.IfPositive(x, V.Create(1f) - rest, rest);
    }

    /// <summary>By the output: 1/6 strictly between 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V HardSigmoidGradient<V>(V gradient, V output)
        where V : struct, IVector<V> =>
        V.IfPositive(output, V.IfPositive(V.Create(1f) - output, gradient * V.Create(OneSixth), V.Zero), V.Zero);

    /// <summary>x hardsigmoid(x), within 2.5 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V HardSwish<V>(V x)
        where V : struct, IVector<V>
    {
        // With x from -3 up, -∞ gives 0. The sum is at most 6, so that no product with x is too large.
        x = V.Max(V.Create(-3f), x);
        return x * ((V.Min(V.Create(3f), x) + V.Create(3f)) * V.Create(OneSixth));
    }

    /// <summary>By the input: (2 x + 3) / 6 strictly between -3 and 3, 0 up to there and 1 from there on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V HardSwishGradient<V>(V gradient, V input)
        where V : struct, IVector<V>
    {
        V between = (input + input + V.Create(3f)) * V.Create(OneSixth);
        V outside = V.IfPositive(input, V.Create(1f), V.Zero);
        return gradient * V.IfPositive(V.Abs(input) - V.Create(BelowThree), outside, between);
    }
}
