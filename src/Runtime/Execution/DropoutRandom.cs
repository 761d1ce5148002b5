using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// Which values a step of training drops: a function of the network's seed, the step, the layer, the sample and the feature, so that a run
/// repeats bit for bit however it is computed, and the backward pass finds again what the forward pass dropped.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public static class DropoutRandom
{
    /// <summary>A key of its own for each number: SplitMix64's mixing of the two (Steele, Lea and Flood 2014).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(ulong key, long number)
    {
        unchecked
        {
            ulong bits = key + 0x9E3779B97F4A7C15 * ((ulong)number + 1);
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }

    /// <summary><paramref name="value"/> · <paramref name="scale"/>, or 0 with the probability <paramref name="rate"/>.</summary>
    /// <param name="value">One value a lane.</param>
    /// <param name="feature">The feature of each lane, a whole number by the bits.</param>
    /// <param name="sample">The sample of each lane, a whole number by the bits.</param>
    /// <param name="key">The key of the step and the layer.</param>
    /// <param name="rate">The share of the values to drop.</param>
    /// <param name="scale">What makes up for it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Drop<V>(V value, V feature, V sample, ulong key, float rate, float scale)
        where V : struct, IVector<V>
    {
        V unit = V.UnitOfBits(Threefry.Bits(key, feature, sample));
        return V.IfPositive(V.Create(rate) - unit, V.Zero, value * V.Create(scale));
    }

    /// <summary>
    /// Leaves for each feature of the samples from <paramref name="sample"/> on, one a lane, what it is multiplied by: the scale, or 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillFactors<V>(ref float factors, int features, int sample, ulong key, float rate, float scale)
        where V : struct, IVector<V>
    {
        V samples = V.CountFrom(sample);
        for (int feature = 0; feature < features; feature++)
            Drop(V.Create(1f), V.CreateInteger(feature), samples, key, rate, scale).Store(ref factors, (nint)feature * V.Count);
    }
}
