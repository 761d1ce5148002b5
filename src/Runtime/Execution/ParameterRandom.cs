using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>
/// Generates initial parameters with SplitMix64 (Steele, Lea and Flood 2014). It uses only integers and exact conversions, so that a seed gives
/// the same bits on every machine.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public struct ParameterRandom(ulong seed)
{
    private SplitMix64 _bits = new(seed);

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

    /// <summary>Fills a weight from a normal distribution around 0, like <see cref="FillWeight"/>.</summary>
    public void FillNormalWeight(Span<float> panels, int rows, int columns, float deviation)
    {
        for (int column = 0; column < columns; column++)
        {
            Span<float> target = panels[PanelMatrix.Column(column, rows, columns, out int stride)..];
            for (int row = 0; row < rows; row++)
                target[row * stride] = NextNormal(deviation);
        }
    }

    /// <summary>Does the same for the rows of a table. The padding does not change.</summary>
    public void FillNormalRows(Span<float> rows, int columns, float deviation)
    {
        int stride = (int)Panels.Pad(columns);
        for (int row = 0; row < rows.Length; row += stride)
            FillNormal(rows.Slice(row, columns), deviation);
    }

    /// <summary>Fills <paramref name="values"/> from a normal distribution around 0.</summary>
    public void FillNormal(Span<float> values, float deviation)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = NextNormal(deviation);
    }

    /// <summary>Draws a normal value with Marsaglia's polar method, from a random point in the unit disc.</summary>
    private float NextNormal(float deviation)
    {
        while (true)
        {
            double x = NextSigned(), y = NextSigned();
            double square = x * x + y * y;
            if (square is > 0 and < 1)
                return (float)(x * Math.Sqrt(-2 * Log(square) / square) * deviation);
        }
    }

    /// <summary>Draws from the uniform distribution over [-1, 1), exactly.</summary>
    private double NextSigned() => (_bits.Next() >> 11) * (2.0 / (1L << 53)) - 1;

    /// <summary>
    /// Computes the natural logarithm of a positive normal value, with operations that IEEE 754 rounds in the same way on every machine. The results of
    /// <see cref="Math.Log(double)"/> differ between platforms.
    /// </summary>
    private static double Log(double value)
    {
        const double Ln2 = 0.693147180559945309417;
        int exponent = Math.ILogB(value);
        double mantissa = Math.ScaleB(value, -exponent);

        // log m = 2 artanh((m - 1) / (m + 1)) = 2 Σ ratio^(2k+1) / (2k+1), the ratio at most 1/3.
        double ratio = (mantissa - 1) / (mantissa + 1), square = ratio * ratio, sum = 0;
        for (int term = 31; term >= 1; term -= 2)
            sum = sum * square + 1.0 / term;
        return exponent * Ln2 + 2 * ratio * sum;
    }

    private float NextUniform(float bound)
    {
        // 24 bits are what a float holds exactly.
        float unit = (_bits.Next() >> 40) * (1f / (1 << 24));
        return (2 * unit - 1) * bound;
    }
}
