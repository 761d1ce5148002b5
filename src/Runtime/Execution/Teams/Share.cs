using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>
/// What one member of a team does of a kernel: a part of the samples, or of a weight's rows. Sums are never divided, so that the results are
/// the same bits for any number of members. A kernel is divided among those who were there when it began; to a member that came later it is
/// a kernel without samples and rows.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Share
{
    private readonly TeamMember? _member;
    private readonly int _samples;

    internal Share(int samples, TeamMember? member)
    {
        _samples = samples;
        _member = member;
    }

    /// <summary>Samples of all members together.</summary>
    public int Samples => _samples;

    /// <summary>Whether this member does what is not divided.</summary>
    public bool IsFirst => _member is null || _member.IsCaller;

    /// <summary>The first sample of this member.</summary>
    public nint FirstSample
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _member is null ? 0 : _member.Samples(_samples).First;
    }

    /// <summary>The samples of this member: at least a register tile, or none.</summary>
    public int OwnSamples
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _member is null ? _samples : OwnOf(_member.Samples(_samples));
    }

    /// <summary>The rows of a weight from which, and up to which, this member goes: multiples of a register tile, but for the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (nint First, nint End) Rows(nint rows) => _member is null ? (0, rows) : _member.Rows(rows);

    /// <summary>Waits until all members have come here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meet()
    {
        if (_member is not null)
            Team.Meet(_member);
    }

    /// <summary>What the first member has, told to all of them, who meet for it; 0 to those who come later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double OfFirst(double value) => _member is null ? value : Team.Tell(value, _member);

    private static int OwnOf((nint First, nint End) samples) => (int)(samples.End - samples.First);
}
