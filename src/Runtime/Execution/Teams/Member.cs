using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>One of the threads that run a program together, or the only one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Member
{
    private readonly ushort _index;
    private readonly ushort _others;

    internal Member(int index, int members)
    {
        _index = (ushort)index;
        _others = (ushort)(members - 1);
    }

    /// <summary>A thread that runs a program by itself.</summary>
    public static Member Alone => default;

    /// <summary>Returns this member's share of a number of samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Share Of(int samples) => new(samples, _index, _others);

    /// <summary>Returns the workspace of the first member, which all members use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Workspace(int length) => ref _others == 0 ? ref ThreadWorkspace.Rent(length) : ref Team.Workspace(length, _index == 0);
}
