using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>
/// One member's part of the work of a kernel: some of the samples, or some rows of a weight. A sum is never divided, so that the results are
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

    /// <summary>The number of samples of all members.</summary>
    public int Samples => _samples;

    /// <summary>Whether this member does the work that is not divided.</summary>
    public bool IsFirst => _index == 0;

    private bool IsAlone => _others == 0;

    private bool IsLast => _index == _others;

    /// <summary>The first sample of this member.</summary>
    public nint FirstSample
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsAlone ? 0 : Divide(_samples / TileSamples, _index) * TileSamples;
    }

    /// <summary>The number of samples of this member: 0, or at least those of a register tile.</summary>
    public int OwnSamples
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsAlone ? _samples
            : (int)((IsLast ? _samples : Divide(_samples / TileSamples, _index + 1) * TileSamples) - FirstSample);
    }

    /// <summary>Returns the first row of a weight for this member, and the row after the last: multiples of a register tile, except at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (nint First, nint End) Rows(nint rows) => IsAlone
        ? (0, rows)
        : (Divide(rows / TileRows, _index) * TileRows, IsLast ? rows : Divide(rows / TileRows, _index + 1) * TileRows);

    /// <summary>Returns the range of units for this member, if one unit is enough work for a member.</summary>
    internal (nint First, nint End) Of(nint units) => IsAlone ? (0, units) : (Divide(units, _index), Divide(units, _index + 1));

    /// <summary>Waits for all members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meet()
    {
        if (!IsAlone)
            Team.Meet();
    }

    /// <summary>Returns the first member's value to all members. Waits for all members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double OfFirst(double value) => IsAlone ? value : Team.Tell(value, IsFirst);

    private nint Divide(nint units, int index) => units * index / (_others + 1);
}
