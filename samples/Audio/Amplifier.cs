/// <summary>Simulates a guitar amplifier: two valves that saturate, with filters before, between and after them, and a loudspeaker in its cabinet.</summary>
internal sealed class Amplifier
{
    public const int SampleRate = 48_000;

    private readonly Biquad _coupling = Biquad.HighPass(130, 0.7), _brightness = Biquad.Peak(1_800, 0.8, 6), _betweenValves = Biquad.LowPass(7_000, 0.7);
    private readonly Biquad[] _cabinet = [Biquad.HighPass(90, 0.8), Biquad.Peak(2_600, 1.5, 5), Biquad.LowPass(4_800, 0.9)];

    /// <summary>What an amplifier that has just been switched on makes of a sound.</summary>
    public static float[] Play(ReadOnlySpan<float> clean)
    {
        var amplifier = new Amplifier();
        float[] loud = new float[clean.Length];
        for (int i = 0; i < clean.Length; i++)
            loud[i] = amplifier.Process(clean[i]);
        return loud;
    }

    private float Process(float input)
    {
        double sound = _brightness.Process(_coupling.Process(input));
        // Away from the middle of the curve, the upper and the lower half of a wave saturate differently.
        sound = Math.Tanh((5 * sound) + 0.2) - Math.Tanh(0.2);
        sound = Math.Tanh(1.5 * _betweenValves.Process(sound));
        foreach (Biquad filter in _cabinet)
            sound = filter.Process(sound);
        return (float)(0.5 * sound);
    }
}
