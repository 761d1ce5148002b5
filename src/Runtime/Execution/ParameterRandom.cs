using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>
/// The source of initial parameters: SplitMix64 (Steele, Lea and Flood 2014), whole numbers and exact conversions only, so that a seed
/// gives the same bits on every machine.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ParameterRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>
    /// Fills a weight uniformly from [-<paramref name="bound"/>, <paramref name="bound"/>), in canonical order, so that the parameters do
    /// not depend on how they are stored.
    /// </summary>
    public void FillWeight(Span<float> panels, int rows, int columns, float bound)
    {
        for (int column = 0; column < columns; column++)
        {
            Span<float> target = panels[PanelMatrix.Column(column, rows, columns, out int stride)..];
            for (int row = 0; row < rows; row++)
                target[row * stride] = NextUniform(bound);
        }
    }

    /// <summary>Fills <paramref name="values"/> uniformly from [-<paramref name="bound"/>, <paramref name="bound"/>).</summary>
    public void FillUniform(Span<float> values, float bound)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = NextUniform(bound);
    }

    private float NextUniform(float bound)
    {
        // 24 bits are what a float holds exactly.
        float unit = (NextBits() >> 40) * (1f / (1 << 24));
        return (2 * unit - 1) * bound;
    }

    private ulong NextBits()
    {
        unchecked
        {
            ulong bits = _state += 0x9E3779B97F4A7C15;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
