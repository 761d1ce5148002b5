namespace NetGen.Execution;

/// <summary>A thread's place in the team: which part of a kernel is its own. A member that came late first goes past the kernels that it missed.</summary>
/// <param name="isCaller">Whether it is the thread whose call it is: the first member, and the one that is always there.</param>
internal sealed class TeamMember(bool isCaller)
{
    // Whole register tiles of any number of rows that there are.
    private const int TileSamples = 8;
    private const int TileRows = 24;

    private int _index;
    private int _members = 1;
    private int _missedMeetings;

    public bool IsCaller => isCaller;

    /// <summary>How this member waits.</summary>
    public TeamWait Wait { get; } = new();

    /// <summary>Whether the others already count on this member.</summary>
    public bool IsPresent => _missedMeetings == 0;

    /// <summary>Takes a place before the member begins.</summary>
    /// <param name="index">Its index among those who are there; that of the caller is 0.</param>
    /// <param name="missedMeetings">How often the others have met before.</param>
    public void Join(int index, int missedMeetings)
    {
        _index = index;
        _missedMeetings = missedMeetings;
    }

    /// <summary>Goes on with the next kernel, which so many members divide.</summary>
    public void Continue(int members) => _members = members;

    /// <summary>Goes past a kernel that the others have done.</summary>
    public void Skip() => _missedMeetings--;

    /// <summary>The samples from which, and up to which, the member goes.</summary>
    public (nint First, nint End) Samples(int samples) => Divide(samples, TileSamples);

    /// <summary>The rows of a weight from which, and up to which, the member goes.</summary>
    public (nint First, nint End) Rows(nint rows) => Divide(rows, TileRows);

    private (nint First, nint End) Divide(nint count, int tile)
    {
        if (!IsPresent)
            return (0, 0);
        nint tiles = count / tile, first = tiles * _index / _members * tile;
        return (first, _index == _members - 1 ? count : tiles * (_index + 1) / _members * tile);
    }
}
