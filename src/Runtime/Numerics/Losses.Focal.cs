using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class Losses
{
    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>
    /// (1 - p)^γ · -log p of a class, from the logarithm of its probability. With h = <paramref name="weight"/> =
    /// (1 - p)^γ + γ · p · (1 - p)^(γ - 1) · -log p, the gradient with respect to all logits is h · (softmax - 1 at the class): h takes
    /// the place of the target 1 in plain cross-entropy.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Focal<V>(V logProbability, float gamma, out V weight)
        where V : struct, IVector<V>
    {
        // 1 - p near p = 1 from log p itself, which is exact there.
        V rest = -VectorMath.Expm1(logProbability);
        V slope = PowerLessOne(rest, gamma);
        V power = slope * rest;
        weight = power - V.Create(gamma) * VectorMath.Exp(logProbability) * slope * logProbability;
        return -(power * logProbability);
    }

    /// <summary>rest^(γ - 1), for a γ that the JIT knows; finite at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PowerLessOne<V>(V rest, float gamma)
        where V : struct, IVector<V>
    {
        if (gamma == 1)
            return V.Create(1f);
        if (gamma == 2)
            return rest;
        if (gamma == 3)
            return rest * rest;
        return VectorMath.Exp(V.Create(gamma - 1) * VectorMath.Log(V.Max(V.Create(SmallestNormal), rest)));
    }
}
