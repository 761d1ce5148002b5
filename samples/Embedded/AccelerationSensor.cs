/// <summary>Simulates the device's sensor: windows of acceleration while the device lies still, is carried by a walking person, or is shaken.</summary>
internal sealed class AccelerationSensor(int seed)
{
    public const int WindowSize = 32;

    private readonly Random _random = new(seed);

    /// <summary>Reads the next window and returns the kind of motion.</summary>
    public int Read(Span<float> window)
    {
        int motion = _random.Next(3);
        (float strength, float waves) = motion switch
        {
            0 => (0.05f, 0.5f),
            1 => (0.4f + 0.4f * _random.NextSingle(), 0.8f + 0.6f * _random.NextSingle()),
            _ => (0.5f + _random.NextSingle(), 3 + 2 * _random.NextSingle()),
        };
        float phase = MathF.Tau * _random.NextSingle();
        for (int i = 0; i < window.Length; i++)
        {
            float noise = 0.5f * (_random.NextSingle() - 0.5f);
            window[i] = strength * MathF.Sin(phase + MathF.Tau * waves * i / window.Length) + noise;
        }

        return motion;
    }
}
