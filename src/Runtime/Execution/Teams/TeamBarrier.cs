using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>
/// Where the members of a team wait for each other between two kernels. Workers that have come since the last meeting are let in at the next.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal sealed class TeamBarrier
{
    private const int Broken = -1;

    // Apart from each other and from other objects: those who wait read the one while those who arrive write the other.
    [FieldOffset(8)]
    private readonly TeamMember _caller;

    [FieldOffset(16)]
    private readonly List<TeamWorker> _workers;

    [FieldOffset(64)]
    private int _arrived;

    [FieldOffset(68)]
    private int _members;

    [FieldOffset(128)]
    private int _meetings;

    public TeamBarrier(TeamMember caller, List<TeamWorker> workers)
    {
        _caller = caller;
        _workers = workers;
    }

    /// <summary>Makes ready for a call, of the caller and of the workers that have come so far.</summary>
    public void Begin()
    {
        _arrived = 0;
        _members = 1;
        _meetings = 0;
        TakeIn(meetings: 0);
        _caller.Continue(_members);
        LetIn();
    }

    /// <summary>Lets a member begin that was there from the beginning.</summary>
    public void Begin(TeamMember member)
    {
        if (member.IsPresent)
            member.Continue(_members);
    }

    /// <summary>Waits until all members have come here.</summary>
    /// <exception cref="BrokenTeamException">One of them will not come.</exception>
    public void Meet(TeamMember member)
    {
        if (!member.IsPresent)
        {
            member.Skip();
            if (member.IsPresent)
                member.Continue(Volatile.Read(ref _members));
            return;
        }

        int meetings = Volatile.Read(ref _meetings);
        if (meetings == Broken)
            throw new BrokenTeamException();
        if (Interlocked.Increment(ref _arrived) == _members)
            End(meetings);
        else
            member.Wait.While(ref _meetings, meetings);

        if (Volatile.Read(ref _meetings) == Broken)
            throw new BrokenTeamException();
        member.Continue(_members);
    }

    /// <summary>Says that a member will not come any more.</summary>
    public void Break()
    {
        Volatile.Write(ref _meetings, Broken);
        WakeUp();
    }

    private void End(int meetings)
    {
        _arrived = 0;
        TakeIn(meetings + 1);
        // Only from here on do others go on, and see what has been written before; unless the team has been broken.
        Interlocked.CompareExchange(ref _meetings, meetings + 1, meetings);
        LetIn();
        WakeUp();
    }

    /// <summary>Counts on those who have come. They begin when all have been counted.</summary>
    private void TakeIn(int meetings)
    {
        foreach (TeamWorker worker in _workers)
        {
            if (worker.TryTakeIn(index: _members, meetings))
                _members++;
        }
    }

    private void LetIn()
    {
        foreach (TeamWorker worker in _workers)
            worker.LetIn();
    }

    private void WakeUp()
    {
        _caller.Wait.WakeUp();
        foreach (TeamWorker worker in _workers)
            worker.WakeUp();
    }
}
