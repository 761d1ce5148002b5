using CsCheck;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>Floats to try functions with.</summary>
internal static class Samples
{
    /// <summary>Where functions break: signed zeros, denormals, infinities, NaN, and the neighbourhood of the limits of exp.</summary>
    internal static readonly float[] Extremes =
    [
        0f, -0f, 1f, -1f, float.Epsilon, -float.Epsilon, 1e-40f, -1e-40f, 1.17549435e-38f, 1e-20f, -1e-20f, 1e-7f, -1e-7f,
        9.01f, -9.01f, 3.93f, -3.93f, 16.7f, -16.7f, 86.9f, -86.9f, 87.4f, -87.4f, 88.72f, -88.72f, 88.73f, -88.73f, 89f, -89f,
        104f, -104f, 1e4f, -1e4f, 1e30f, -1e30f, float.MaxValue, float.MinValue,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    /// <summary>Any finite float that does not overflow when added to another, all exponents alike.</summary>
    internal static readonly Gen<float> Finite = Gen.Float.Where(x => Math.Abs(x) < 1e38f);

    /// <summary>Ordinary values.</summary>
    internal static readonly Gen<float> Ordinary = Gen.Float[-100f, 100f];

    /// <summary>Floats of all magnitudes in a range, evenly spaced by their bits, the extremes in it included.</summary>
    internal static List<float> Between(float lowest, float highest)
    {
        var samples = Extremes.Where(x => x >= lowest && x <= highest).ToList();
        for (long bits = 0; bits <= uint.MaxValue; bits += 150_001)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (x >= lowest && x <= highest)
            {
                samples.Add(x);
            }
        }

        // All magnitudes means few around 1, where the work is.
        for (float x = MathF.Max(lowest, -20f); x < MathF.Min(highest, 20f); x += 0.00537f)
        {
            samples.Add(x);
        }

        return samples;
    }
}
