using System.Globalization;

namespace NetGen.Execution;

/// <summary>A thread that takes part in calls when it is there in time, for as long as the process lives.</summary>
internal sealed class TeamWorker
{
    // What it is told, and what it tells. It is told only by the thread that is the caller, or that ends a meeting.
    private const int Free = 0;
    private const int Invited = 1;
    private const int Waiting = 2;
    private const int TakenIn = 3;
    private const int AtWork = 4;

    private readonly TeamMember _member = new(isCaller: false);
    private readonly TeamBarrier _barrier;
    private readonly TeamMember _caller;

    private TeamJob? _job;
    private Exception? _error;
    private int _state;

    /// <param name="index">The worker's index in its team, in which the caller has index 0.</param>
    /// <param name="barrier">Where the team meets.</param>
    /// <param name="caller">The member that waits until this one is done.</param>
    public TeamWorker(int index, TeamBarrier barrier, TeamMember caller)
    {
        _barrier = barrier;
        _caller = caller;
        var thread = new Thread(Work) { IsBackground = true, Name = string.Create(CultureInfo.InvariantCulture, $"NetGen worker {index}") };
        thread.UnsafeStart();
    }

    /// <summary>Whether it has come, and waits to be let in.</summary>
    public bool HasCome => Volatile.Read(ref _state) == Waiting;

    /// <summary>Asks it to come.</summary>
    public void Invite(TeamJob job)
    {
        _job = job;
        _error = null;
        Volatile.Write(ref _state, Invited);
        WakeUp();
    }

    /// <summary>Gives it a place, if it has come.</summary>
    /// <param name="index">Its index among those who are there.</param>
    /// <param name="missedMeetings">How often the others have met before.</param>
    public bool TryTakeIn(int index, int missedMeetings)
    {
        if (!HasCome)
            return false;
        _member.Join(index, missedMeetings);
        Volatile.Write(ref _state, TakenIn);
        return true;
    }

    /// <summary>Lets it begin, if it has a place.</summary>
    public void LetIn()
    {
        if (Interlocked.CompareExchange(ref _state, AtWork, TakenIn) == TakenIn)
            WakeUp();
    }

    public void WakeUp() => _member.Wait.WakeUp();

    /// <summary>Takes the invitation back, or waits until its share is done, also when this thread is interrupted.</summary>
    /// <returns>What made it fail, or null.</returns>
    public Exception? End()
    {
        int state = Volatile.Read(ref _state);
        while (state is Invited or Waiting)
        {
            int before = Interlocked.CompareExchange(ref _state, Free, state);
            state = before == state ? Free : before;
        }

        _caller.Wait.While(ref _state, TakenIn);
        _caller.Wait.While(ref _state, AtWork);
        _job = null;
        return _error;
    }

    private void Work()
    {
        while (true)
        {
            int state = Volatile.Read(ref _state);
            switch (state)
            {
                case Invited:
                    Interlocked.CompareExchange(ref _state, Waiting, Invited);
                    break;
                case AtWork:
                    Run();
                    Volatile.Write(ref _state, Free);
                    _caller.Wait.WakeUp();
                    break;
                default:
                    _member.Wait.While(ref _state, state);
                    break;
            }
        }
    }

    private void Run()
    {
        try
        {
            _barrier.Begin(_member);
            _job!.Run(new Member(_member));
        }
        catch (Exception error)
        {
            _error = error;
            _barrier.Break();
        }
    }
}
