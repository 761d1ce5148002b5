using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace NetGen.Execution;

/// <summary>
/// The threads that share the work of one call: the caller, and workers that belong to the process. They are started when they are first
/// needed, and sleep between the calls. The caller never depends on them: a kernel is divided among those who are there when it begins.
/// There is one team; calls that come at the same time run by themselves.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Team
{
    private static readonly TeamMember Caller = new(isCaller: true);
    private static readonly List<TeamWorker> Workers = [];
    private static readonly TeamBarrier Barrier = new(Caller, Workers);

    private static int _callers;
    private static AlignedBuffer? _workspace;
    private static double _told;

    /// <summary>Runs a task with up to <paramref name="parallelism"/> members, but no more than the machine has cores.</summary>
    /// <returns>What the first member's share returns.</returns>
    public static float Run<TTask>(int parallelism, TTask task, ReadOnlySpan<float> inputs, Span<float> outputs, Targets targets)
        where TTask : struct, ITeamTask
    {
        int members = Math.Min(parallelism, Environment.ProcessorCount);
        if (members < 2)
            return task.Run(inputs, outputs, targets, Member.Alone);

        // Where several threads call, each has a core at most.
        bool isOnly = Interlocked.Increment(ref _callers) == 1;
        try
        {
            return isOnly ? Run(TeamJob<TTask>.Shared, members, task, inputs, outputs, targets) : task.Run(inputs, outputs, targets, Member.Alone);
        }
        finally
        {
            Interlocked.Decrement(ref _callers);
            TeamWait.RaiseInterruption();
        }
    }

    /// <summary>Waits until all members have come here.</summary>
    internal static void Meet(TeamMember member) => Barrier.Meet(member);

    /// <summary>The first member's workspace.</summary>
    internal static ref float Workspace(int length, TeamMember member)
    {
        if (member.IsCaller)
            _workspace = ThreadWorkspace.Block(length);
        Barrier.Meet(member);
        return ref _workspace!.First;
    }

    /// <summary>
    /// What the first member has. A member that the others do not count on yet gets 0: they have gone on from here, so it may do so, too.
    /// </summary>
    internal static double Tell(double value, TeamMember member)
    {
        if (member.IsCaller)
            _told = value;
        Barrier.Meet(member);
        return member.IsPresent ? _told : 0;
    }

    private static float Run<TTask>(
        TeamJob<TTask> job, int members, TTask task, ReadOnlySpan<float> inputs, Span<float> outputs, Targets targets)
        where TTask : struct, ITeamTask
    {
        long start = Stopwatch.GetTimestamp();
        bool isShared = job.Use.IsDue(start);
        float result = isShared ? Share(job, members, task, inputs, outputs, targets) : task.Run(inputs, outputs, targets, Member.Alone);
        long end = Stopwatch.GetTimestamp();
        job.Use.Report(isShared, Math.Max(inputs.Length, 1), end, end - start);
        return result;
    }

    private static float Share<TTask>(
        TeamJob<TTask> job, int members, TTask task, ReadOnlySpan<float> inputs, Span<float> outputs, Targets targets)
        where TTask : struct, ITeamTask
    {
        // Other threads cannot be given spans, but where they begin; the memory stays there until all are done.
        fixed (float* pinnedInputs = inputs, pinnedOutputs = outputs, pinnedRows = targets.Rows)
        fixed (int* pinnedLabels = targets.Labels)
        {
            try
            {
                job.Begin(task, inputs, outputs, targets);
                return Run(job, members - 1);
            }
            finally
            {
                job.End();
                _workspace = null;
            }
        }
    }

    private static float Run(TeamJob job, int workers)
    {
        while (Workers.Count < workers)
            Workers.Add(new TeamWorker(Workers.Count + 1, Barrier, Caller));

        for (int i = 0; i < workers; i++)
            Workers[i].Invite(job);
        AwaitWorkers(workers);
        Exception? error = null;
        float result = 0;
        try
        {
            Barrier.Begin();
            result = job.Run(new Member(Caller));
        }
        catch (Exception own)
        {
            error = own;
            Barrier.Break();
        }

        // All must be done before the memory may move. Those that were only left alone by another have nothing to tell.
        for (int i = 0; i < workers; i++)
        {
            if (Workers[i].End() is { } others && error is null or BrokenTeamException)
                error = others;
        }

        if (error is not null)
            ExceptionDispatchInfo.Throw(error);
        return result;
    }

    /// <summary>Gives those who sleep the time to wake up, but no more.</summary>
    private static void AwaitWorkers(int workers)
    {
        long end = Stopwatch.GetTimestamp() + TeamWait.Patience;
        for (int i = 0; i < workers; i++)
        {
            while (!Workers[i].HasCome && Stopwatch.GetTimestamp() < end)
                Thread.SpinWait(3);
        }
    }
}
