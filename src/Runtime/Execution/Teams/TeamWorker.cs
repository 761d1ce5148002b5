using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetGen.Execution;

/// <summary>A thread that waits for jobs, for as long as the process lives.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Its life never ends.")]
internal sealed class TeamWorker
{
    // Steps of training follow each other closely. Waking up a thread takes about as long as this.
    private static readonly long Patience = Stopwatch.Frequency / 50_000;

    private readonly int _index;
    private readonly TeamBarrier _barrier;
    private readonly SemaphoreSlim _begun = new(0);

    private TeamJob? _job;
    private int _members;
    private Exception? _error;
    private bool _isDone;

    /// <param name="index">The worker's index in its team, in which the caller has index 0.</param>
    /// <param name="barrier">Where the team meets.</param>
    public TeamWorker(int index, TeamBarrier barrier)
    {
        _index = index;
        _barrier = barrier;
        var thread = new Thread(Work) { IsBackground = true, Name = string.Create(CultureInfo.InvariantCulture, $"NetGen worker {index}") };
        thread.UnsafeStart();
    }

    /// <summary>Begins with a share of a job.</summary>
    public void Begin(TeamJob job, int members)
    {
        _job = job;
        _members = members;
        _error = null;
        _isDone = false;
        TeamWait.Release(_begun);
    }

    /// <summary>Waits until the share is done, also when this thread is interrupted.</summary>
    /// <returns>What made it fail, or null.</returns>
    public Exception? End()
    {
        var wait = default(TeamWait);
        while (!Volatile.Read(ref _isDone))
            wait.Spin();
        return _error;
    }

    private void Work()
    {
        while (true)
        {
            AwaitJob();
            try
            {
                _job!.Run(new Member(_index, _members));
            }
            catch (Exception error)
            {
                _error = error;
                _barrier.Break();
            }

            _job = null;
            Volatile.Write(ref _isDone, true);
        }
    }

    private void AwaitJob()
    {
        long end = Stopwatch.GetTimestamp() + Patience;
        do
        {
            if (_begun.Wait(0))
                return;
            Thread.SpinWait(20);
        }
        while (Stopwatch.GetTimestamp() < end);
        _begun.Wait();
    }
}
