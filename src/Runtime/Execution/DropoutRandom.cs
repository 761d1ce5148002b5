using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// Determines which values a training step drops, from the network's seed, the step, the layer, the sample and the feature. So a run repeats bit
/// for bit however it is computed, and the backward pass drops the same values as the forward pass.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public static class DropoutRandom
{
    /// <summary>Derives a key from a key and a number, mixed as in SplitMix64 (Steele, Lea and Flood 2014).</summary>
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
    /// <param name="value">One value per lane.</param>
    /// <param name="feature">The feature of each lane, as integer bits.</param>
    /// <param name="sample">The sample of each lane, as integer bits.</param>
    /// <param name="key">The key of the step and the layer.</param>
    /// <param name="rate">The fraction of the values to drop.</param>
    /// <param name="scale">The factor of the values that are kept.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Drop<V>(V value, V feature, V sample, ulong key, float rate, float scale)
        where V : struct, IVector<V>
    {
        V unit = V.UnitOfBits(Threefry.Bits(key, feature, sample));
        return V.IfPositive(V.Create(rate) - unit, V.Zero, value * V.Create(scale));
    }

    /// <summary>
    /// Computes the factor of each feature, the scale or 0, for the samples from <paramref name="sample"/> on, one sample per lane.
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
