namespace NetGen.Execution;

/// <summary>A call that a team works on.</summary>
internal abstract class TeamJob
{
    /// <summary>Runs a member's share.</summary>
    public abstract float Run(Member member);
}

/// <summary>The job of one kind of task, used again and again: nothing is allocated for a call.</summary>
internal sealed unsafe class TeamJob<TTask, TInput> : TeamJob
    where TTask : struct, ITeamTask<TInput>
    where TInput : unmanaged
{
    private TTask _task;
    private TInput* _inputs;
    private float* _outputs, _rows;
    private int* _labels;
    private int _inputCount, _outputCount, _rowCount, _labelCount, _targetOutputs;

    public static TeamJob<TTask, TInput> Shared { get; } = new();

    /// <summary>Takes the arguments of a call. The memory of the spans must stay where it is until the call ends.</summary>
    public void Begin(TTask task, ReadOnlySpan<TInput> inputs, Span<float> outputs, Targets targets)
    {
        _task = task;
        _inputs = Address(inputs);
        _inputCount = inputs.Length;
        _outputs = Address<float>(outputs);
        _outputCount = outputs.Length;
        _rows = Address(targets.Rows);
        _rowCount = targets.Rows.Length;
        _labels = Address(targets.Labels);
        _labelCount = targets.Labels.Length;
        _targetOutputs = targets.Outputs;
    }

    /// <summary>Lets go of what the call worked on.</summary>
    public void End() => _task = default;

    public override float Run(Member member) => _task.Run(
        new ReadOnlySpan<TInput>(_inputs, _inputCount),
        new Span<float>(_outputs, _outputCount),
        new Targets(new ReadOnlySpan<int>(_labels, _labelCount), new ReadOnlySpan<float>(_rows, _rowCount), _targetOutputs),
        member);

    private static T* Address<T>(ReadOnlySpan<T> pinned)
        where T : unmanaged
    {
        fixed (T* address = pinned)
            return address;
    }
}
