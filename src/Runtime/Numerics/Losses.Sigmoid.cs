using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class Losses
{
    /// <summary>
    /// positive · -log σ(z) + negative · -log σ(-z), where positive and negative are the weights of the two classes: target and 1 - target.
    /// The slope is negative · σ(z) - positive · σ(-z).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SigmoidCrossEntropy<V>(V logit, V positive, V negative, out V slope)
        where V : struct, IVector<V>
    {
        V tail = Sigmoids(logit, out V above, out V below);
        slope = V.MultiplyAdd(negative, above, -(positive * below));
        V straight = V.MultiplyAdd(positive, V.Max(V.Zero, -logit), negative * V.Max(V.Zero, logit));
        return V.MultiplyAdd(positive + negative, tail, straight);
    }

    /// <summary>
    /// positive · σ(-z)^γ · -log σ(z) + negative · σ(z)^γ · -log σ(-z). The powers are computed from the logarithms of the probabilities, so
    /// that they are also exact near 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V FocalSigmoidCrossEntropy<V>(V logit, V positive, V negative, V gamma, out V slope)
        where V : struct, IVector<V>
    {
        V tail = Sigmoids(logit, out V above, out V below);
        V costOfOne = V.Max(V.Zero, -logit) + tail;
        V costOfZero = V.Max(V.Zero, logit) + tail;
        positive *= VectorMath.Exp(-(gamma * costOfZero));
        negative *= VectorMath.Exp(-(gamma * costOfOne));
        V slopeOfOne = V.MultiplyAdd(gamma * above, costOfOne, below);
        V slopeOfZero = V.MultiplyAdd(gamma * below, costOfZero, above);
        slope = V.MultiplyAdd(negative, slopeOfZero, -(positive * slopeOfOne));
        return V.MultiplyAdd(positive, costOfOne, negative * costOfZero);
    }

    /// <summary>σ(z), σ(-z), and log(1 + e^-|z|), the difference between -log σ and max(0, -z) or max(0, z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sigmoids<V>(V logit, out V above, out V below)
        where V : struct, IVector<V>
    {
        V smaller = VectorMath.Exp(-V.Abs(logit));
        V likely = V.Create(1f) / (V.Create(1f) + smaller);
        V unlikely = smaller * likely;
        above = V.IfPositive(logit, likely, unlikely);
        below = V.IfPositive(logit, unlikely, likely);
        return VectorMath.Log1pQuotient(smaller) * smaller;
    }
}
