using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace NetGen.Execution;

/// <summary>
/// The threads that share the work of one call: the caller and workers of the process. The workers start when they are first needed and sleep
/// between calls. There is one team; a call uses only its own thread if the team is busy.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Team
{
    private static readonly TeamBarrier Barrier = new();
    private static readonly List<TeamWorker> Workers = [];

    private static int _isBusy;
    private static nint _workspace;
    private static double _told;

    /// <summary>Runs a task with up to <paramref name="parallelism"/> members, but no more than the machine has cores.</summary>
    /// <returns>The result of the first member.</returns>
    public static float Run<TTask, TInput>(int parallelism, TTask task, ReadOnlySpan<TInput> inputs, Span<float> outputs, Targets targets)
        where TTask : struct, ITeamTask<TInput>
        where TInput : unmanaged
    {
        int members = Math.Min(parallelism, Environment.ProcessorCount);
        if (members < 2)
            return task.Run(inputs, outputs, targets, Member.Alone);
        // Taken before the team, so that nothing can fail between that and the block that gives the team back.
        TeamJob<TTask, TInput> job = TeamJob<TTask, TInput>.Shared;
        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
            return task.Run(inputs, outputs, targets, Member.Alone);

        // Other threads cannot be given spans, but where they begin; the memory stays there until all are done.
        fixed (TInput* pinnedInputs = inputs)
        fixed (float* pinnedOutputs = outputs, pinnedRows = targets.Rows)
        fixed (int* pinnedLabels = targets.Labels)
        {
            try
            {
                job.Begin(task, inputs, outputs, targets);
                return Run(job, members);
            }
            finally
            {
                job.End();
                Volatile.Write(ref _isBusy, 0);
                TeamWait.RaiseInterruption();
            }
        }
    }

    /// <summary>Waits for all members.</summary>
    internal static void Meet() => Barrier.Meet();

    /// <summary>The first member's workspace.</summary>
    internal static ref float Workspace(int length, bool isFirst)
    {
        if (isFirst)
            _workspace = (nint)Unsafe.AsPointer(ref ThreadWorkspace.Rent(length));
        Barrier.Meet();
        return ref *(float*)_workspace;
    }

    /// <summary>The value of the first member.</summary>
    internal static double Tell(double value, bool isFirst)
    {
        if (isFirst)
            _told = value;
        Barrier.Meet();
        return _told;
    }

    private static float Run(TeamJob job, int members)
    {
        int workers = members - 1;
        while (Workers.Count < workers)
            Workers.Add(new TeamWorker(Workers.Count + 1, Barrier));
        Barrier.Begin(members);
        for (int i = 0; i < workers; i++)
            Workers[i].Begin(job, members);

        Exception? error = null;
        float result = 0;
        try
        {
            result = job.Run(new Member(0, members));
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
}
