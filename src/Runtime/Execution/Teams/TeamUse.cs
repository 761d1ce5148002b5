using System.Diagnostics;

namespace NetGen.Execution;

/// <summary>
/// Says whether a call had better run alone, from how long calls of its kind take alone and shared. Where other programs have the cores, members
/// are kept waiting, and sharing costs more than it gives: then the next calls run alone, for a time that grows with each attempt that fails.
/// </summary>
internal sealed class TeamUse
{
    private const int MostFailures = 7;

    // The first call of an attempt wakes the workers up, and says nothing.
    private const int CallsOfAnAttempt = 4;

    // Other programs come and go.
    private static readonly long LongestRest = Stopwatch.Frequency / 4;

    // Times for one input, which differ little between batches that are large enough to be shared; 0 as long as unknown.
    private double _alone;
    private double _shared;

    private long _restsUntil;
    private long _aloneUntil;
    private int _failures;
    private int _calls;

    /// <summary>Whether to share a call.</summary>
    public bool IsDue(long now) => now >= _restsUntil && _alone > 0 && now < _aloneUntil;

    /// <summary>Tells how long a call took.</summary>
    /// <param name="isShared">Whether it was shared.</param>
    /// <param name="inputs">What it is in proportion to, at least 1.</param>
    /// <param name="now">When it ended.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Report(bool isShared, int inputs, long now, long elapsed)
    {
        double time = (double)elapsed / inputs;
        if (!isShared)
        {
            // An interruption makes a call longer, nothing makes it shorter. What is known is asked again every fifty calls.
            _alone = _alone == 0 || time < _alone ? time : _alone + (time - _alone) / 4;
            _aloneUntil = now + 50 * elapsed;
            return;
        }

        if (++_calls == 1)
            return;
        _shared = _calls == 2 ? time : _shared + (time - _shared) / 4;
        if (_calls < CallsOfAnAttempt)
            return;
        if (_shared < _alone)
        {
            _failures = 0;
            return;
        }

        _failures = Math.Min(_failures + 1, MostFailures);
        _restsUntil = now + Math.Min((long)(_alone * inputs) << _failures + 2, LongestRest);
        _calls = 0;
    }
}
