using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>
/// Where the members of a team wait for each other between two kernels. They are all at work and arrive within microseconds, so they wait
/// awake, and give up their core only when that takes long.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal sealed class TeamBarrier
{
    // Apart from each other and from other objects: those who wait read the one while those who arrive write the other.
    [FieldOffset(64)]
    private int _arrived;

    [FieldOffset(68)]
    private int _members;

    [FieldOffset(128)]
    private int _meeting;

    [FieldOffset(132)]
    private bool _isBroken;

    /// <summary>Makes ready for a number of members, none of which has arrived.</summary>
    public void Begin(int members)
    {
        _arrived = 0;
        _members = members;
        _isBroken = false;
    }

    /// <summary>Waits until all members have come here.</summary>
    /// <exception cref="BrokenTeamException">One of them will not come.</exception>
    public void Meet()
    {
        int meeting = Volatile.Read(ref _meeting);
        if (Interlocked.Increment(ref _arrived) == _members)
        {
            _arrived = 0;
            Volatile.Write(ref _meeting, meeting + 1);
            return;
        }

        var wait = default(TeamWait);
        while (Volatile.Read(ref _meeting) == meeting)
        {
            if (Volatile.Read(ref _isBroken))
                throw new BrokenTeamException();
            wait.Spin();
        }
    }

    /// <summary>Says that a member will not come any more.</summary>
    public void Break() => Volatile.Write(ref _isBroken, true);
}
