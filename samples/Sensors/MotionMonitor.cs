/// <summary>Follows a recording step by step, as a device does that gets its measurements one at a time.</summary>
internal sealed class MotionMonitor(Step step)
{
    // A change is announced when the network has seen the new motion so often without a break.
    private const int Confirmations = 8;

    private readonly float[] _scores = new float[AccelerationSensor.Motions];
    private int _candidate = -1, _times;

    /// <summary>The motion that was announced last, or -1 at the beginning.</summary>
    public int Announced { get; private set; } = -1;

    /// <summary>The motion with the largest score, given this measurement and those before it.</summary>
    public int See(ReadOnlySpan<float> measurement)
    {
        step(measurement, _scores);
        int seen = 0;
        for (int motion = 1; motion < _scores.Length; motion++)
        {
            if (_scores[motion] > _scores[seen])
                seen = motion;
        }

        _times = seen == _candidate ? _times + 1 : 1;
        _candidate = seen;
        if (_times == Confirmations)
            Announced = seen;
        return seen;
    }
}
