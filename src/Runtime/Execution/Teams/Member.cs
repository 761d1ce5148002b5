using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>One of the threads that run a program together, or the only one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Member
{
    private readonly TeamMember? _member;

    internal Member(TeamMember member) => _member = member;

    /// <summary>A thread that runs a program by itself.</summary>
    public static Member Alone => default;

    /// <summary>What this member does where there are so many samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Share Of(int samples) => new(samples, _member);

    /// <summary>The workspace that all members work on: that of the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Workspace(int length) => ref _member is null ? ref ThreadWorkspace.Rent(length) : ref Team.Workspace(length, _member);
}
