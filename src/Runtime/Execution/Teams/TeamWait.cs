namespace NetGen.Execution;

/// <summary>
/// A wait that <see cref="Thread.Interrupt"/> does not end. Other members read and write the caller's memory until they are done, so nobody
/// may leave before. The interruption is noted here and raised again by <see cref="RaiseInterruption"/> when the call ends.
/// </summary>
internal struct TeamWait
{
    [ThreadStatic]
    private static bool _wasInterrupted;

    private SpinWait _wait;

    /// <summary>Waits a little.</summary>
    public void Spin()
    {
        try
        {
            _wait.SpinOnce(sleep1Threshold: -1);
        }
        catch (ThreadInterruptedException)
        {
            _wasInterrupted = true;
        }
    }

    /// <summary>Releases a semaphore. Its lock can be interrupted before anything has changed; it is then taken again.</summary>
    public static void Release(SemaphoreSlim semaphore)
    {
        while (true)
        {
            try
            {
                semaphore.Release();
                return;
            }
            catch (ThreadInterruptedException)
            {
                _wasInterrupted = true;
            }
        }
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
}
