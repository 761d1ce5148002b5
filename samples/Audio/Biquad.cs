/// <summary>A filter of second order, with the coefficients of R. Bristow-Johnson's <i>Audio EQ Cookbook</i>.</summary>
internal sealed class Biquad
{
    private readonly double _b0, _b1, _b2, _a1, _a2;
    private double _first, _second;

    private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) =>
        (_b0, _b1, _b2, _a1, _a2) = (b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);

    public static Biquad LowPass(double frequency, double quality)
    {
        (double cosine, double alpha) = Angle(frequency, quality);
        return new Biquad((1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha);
    }

    public static Biquad HighPass(double frequency, double quality)
    {
        (double cosine, double alpha) = Angle(frequency, quality);
        return new Biquad((1 + cosine) / 2, -(1 + cosine), (1 + cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha);
    }

    /// <summary>Makes the frequencies around one louder.</summary>
    public static Biquad Peak(double frequency, double quality, double decibels)
    {
        (double cosine, double alpha) = Angle(frequency, quality);
        double gain = Math.Pow(10, decibels / 40);
        return new Biquad(1 + (alpha * gain), -2 * cosine, 1 - (alpha * gain), 1 + (alpha / gain), -2 * cosine, 1 - (alpha / gain));
    }

    public double Process(double input)
    {
        double output = (_b0 * input) + _first;
        _first = (_b1 * input) - (_a1 * output) + _second;
        _second = (_b2 * input) - (_a2 * output);
        return output;
    }

    private static (double Cosine, double Alpha) Angle(double frequency, double quality)
    {
        (double sine, double cosine) = Math.SinCos(Math.Tau * frequency / Amplifier.SampleRate);
        return (cosine, sine / (2 * quality));
    }
}
