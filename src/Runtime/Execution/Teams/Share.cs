using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>
/// What one member of a team does of a kernel: a part of the samples, or of a weight's rows. Sums are never divided, so that the results are
/// the same bits for any number of members.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Share
{
    // Whole register tiles of any number of rows that there are.
    private const int TileSamples = 8;
    private const int TileRows = 24;

    private readonly int _samples;
    private readonly ushort _index;
    private readonly ushort _others;

    internal Share(int samples, ushort index, ushort others)
    {
        _samples = samples;
        _index = index;
        _others = others;
    }

    /// <summary>Samples of all members together.</summary>
    public int Samples => _samples;

    /// <summary>Whether this member does what is not divided.</summary>
    public bool IsFirst => _index == 0;

    private bool IsAlone => _others == 0;

    private bool IsLast => _index == _others;

    /// <summary>The first sample of this member.</summary>
    public nint FirstSample
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsAlone ? 0 : Divide(_samples / TileSamples, _index) * TileSamples;
    }

    /// <summary>The samples of this member: at least a register tile, or none.</summary>
    public int OwnSamples
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsAlone ? _samples
            : (int)((IsLast ? _samples : Divide(_samples / TileSamples, _index + 1) * TileSamples) - FirstSample);
    }

    /// <summary>The rows of a weight from which, and up to which, this member goes: multiples of a register tile, but for the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (nint First, nint End) Rows(nint rows) => IsAlone
        ? (0, rows)
        : (Divide(rows / TileRows, _index) * TileRows, IsLast ? rows : Divide(rows / TileRows, _index + 1) * TileRows);

    /// <summary>Which of so many units this member does, where each of them is enough for a member.</summary>
    internal (nint First, nint End) Of(nint units) => IsAlone ? (0, units) : (Divide(units, _index), Divide(units, _index + 1));

    /// <summary>Waits until all members have come here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meet()
    {
        if (!IsAlone)
            Team.Meet();
    }

    /// <summary>What the first member has, told to all of them, who meet for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double OfFirst(double value) => IsAlone ? value : Team.Tell(value, IsFirst);

    private nint Divide(nint units, int index) => units * index / (_others + 1);
}
