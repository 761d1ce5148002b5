/// <summary>
/// Simulates the device's sensor: 64 measurements of acceleration a second while the device lies still, is carried by a walking person, or is shaken.
/// </summary>
internal sealed class AccelerationSensor(int seed)
{
    public const int MeasurementsPerSecond = 64, WindowSize = 32;

    /// <summary>The number of kinds of motion.</summary>
    public const int Motions = 3;

    private readonly Random _random = new(seed);
    private float _strength, _waves, _phase;
    private int _step;

    /// <summary>Begins another motion and returns its kind.</summary>
    public int Move()
    {
        int motion = _random.Next(Motions);
        (_strength, _waves) = motion switch
        {
            0 => (0.05f, 0.5f),
            1 => (0.4f + 0.4f * _random.NextSingle(), 0.8f + 0.6f * _random.NextSingle()),
            _ => (0.5f + _random.NextSingle(), 3 + 2 * _random.NextSingle()),
        };
        _phase = MathF.Tau * _random.NextSingle();
        _step = 0;
        return motion;
    }

    /// <summary>Reads the next measurement of the current motion.</summary>
    public float Read()
    {
        float noise = 0.5f * (_random.NextSingle() - 0.5f);
        return _strength * MathF.Sin(_phase + MathF.Tau * _waves * _step++ / WindowSize) + noise;
    }

    /// <summary>Reads a window of another motion and returns the kind of motion.</summary>
    public int Read(Span<float> window)
    {
        int motion = Move();
        foreach (ref float measurement in window)
            measurement = Read();
        return motion;
    }
}
