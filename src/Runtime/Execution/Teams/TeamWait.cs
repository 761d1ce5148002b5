using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace NetGen.Execution;

/// <summary>
/// How a thread of the team waits for another: awake for a while, for most waits end within microseconds, and then asleep, so that a thread
/// that has lost its core to another program gets this one's.
/// </summary>
/// <remarks>
/// <see cref="Thread.Interrupt"/> does not end a wait. Other members read and write the caller's memory until they are done, so nobody
/// may leave before. The interruption is noted here and raised again by <see cref="RaiseInterruption"/> when the call ends.
/// </remarks>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Its life never ends.")]
internal sealed class TeamWait
{
    /// <summary>How long a thread stays awake. To wake it up takes about as long.</summary>
    public static readonly long Patience = Stopwatch.Frequency / 20_000;

    [ThreadStatic]
    private static bool _wasInterrupted;

    private readonly AutoResetEvent _wakeUp = new(false);
    private int _isAsleep;

    /// <summary>Waits as long as there is a value at a place. Who changes it calls <see cref="WakeUp"/> afterwards.</summary>
    public void While(ref int place, int value)
    {
        if (Volatile.Read(ref place) != value || !StaysAfter(ref place, value))
            return;

        while (true)
        {
            // Before the place is looked at, as the other thread looks at this after it has changed the place: one of the two sees the other.
            Interlocked.Exchange(ref _isAsleep, 1);
            if (Volatile.Read(ref place) != value)
                break;
            Sleep();
        }

        Volatile.Write(ref _isAsleep, 0);
    }

    /// <summary>Wakes up the thread if it sleeps.</summary>
    public void WakeUp()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _isAsleep) != 0 && Interlocked.Exchange(ref _isAsleep, 0) != 0)
            _wakeUp.Set();
    }

    /// <summary>Interrupts this thread again if a wait was interrupted, so that the thread's next blocking call throws.</summary>
    public static void RaiseInterruption()
    {
        if (_wasInterrupted)
        {
            _wasInterrupted = false;
            Thread.CurrentThread.Interrupt();
        }
    }

    /// <summary>Whether the value is still there when patience is at its end.</summary>
    private static bool StaysAfter(ref int place, int value)
    {
        long end = Stopwatch.GetTimestamp() + Patience;
        do
        {
            for (int i = 0; i < 10; i++)
            {
                Thread.SpinWait(3);
                if (Volatile.Read(ref place) != value)
                    return false;
            }
        }
        while (Stopwatch.GetTimestamp() < end);
        return true;
    }

    private void Sleep()
    {
        try
        {
            _wakeUp.WaitOne();
        }
        catch (ThreadInterruptedException)
        {
            _wasInterrupted = true;
        }
    }
}
