namespace NetGen.Testing;

/// <summary>What a batch of samples should give.</summary>
public abstract record Targets
{
    public abstract int Samples { get; }

    /// <summary>The targets of some of the samples.</summary>
    public abstract Targets Slice(int first, int count);
}

/// <summary>The index of the right class, one a sample.</summary>
public sealed record ClassLabels(ReadOnlyMemory<int> Labels) : Targets
{
    public override int Samples => Labels.Length;

    public override Targets Slice(int first, int count) => new ClassLabels(Labels.Slice(first, count));
}

/// <summary>A row of target values a sample.</summary>
public sealed record TargetRows(ReadOnlyMemory<float> Values, int Columns) : Targets
{
    public override int Samples => Values.Length / Columns;

    public override Targets Slice(int first, int count) => new TargetRows(Values.Slice(first * Columns, count * Columns), Columns);
}
