namespace NetGen.Numerics;

/// <summary>The layout of a single-precision float.</summary>
internal static class FloatBits
{
    internal const int MantissaLength = 23;

    internal const int MantissaMask = 0x007F_FFFF;

    internal const int ExponentBias = 127;

    /// <summary>The bits of 1.0, which are also the exponent of every mantissa in [1, 2).</summary>
    internal const int One = 0x3F80_0000;

    /// <summary>Added to a whole exponent of -127 or more, leaves the biased exponent in the sum's lowest bits.</summary>
    internal const float ExponentToLowBits = (1 << MantissaLength) + ExponentBias;
}
