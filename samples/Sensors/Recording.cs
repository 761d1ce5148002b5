using NetGen;

/// <summary>Measurements of a device that is moved differently every few seconds, and the motion at each of them.</summary>
internal sealed class Recording
{
    /// <summary>The networks learn from windows of two seconds. In most of them, the motion changes.</summary>
    public const int WindowSteps = 2 * AccelerationSensor.MeasurementsPerSecond;

    private const int ShortestMotion = AccelerationSensor.MeasurementsPerSecond, LongestMotion = 4 * AccelerationSensor.MeasurementsPerSecond;

    /// <param name="steps">The number of measurements.</param>
    /// <param name="seed">The same seed gives the same recording.</param>
    public Recording(int steps, int seed)
    {
        var sensor = new AccelerationSensor(seed);
        var random = new Random(seed);
        Measurements = new float[steps];
        Motions = new int[steps];
        int motion = 0, left = 0;
        for (int i = 0; i < steps; i++)
        {
            if (left == 0)
            {
                motion = sensor.Move();
                left = random.Next(ShortestMotion, LongestMotion);
            }

            left--;
            (Measurements[i], Motions[i]) = (sensor.Read(), motion);
        }
    }

    public float[] Measurements { get; }

    public int[] Motions { get; }

    /// <summary>The recording cut into windows, with a label for each step.</summary>
    public Dataset<int> Windows() => Dataset.Of(Measurements, WindowSteps, Motions, WindowSteps);
}
