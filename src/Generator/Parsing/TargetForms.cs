namespace NetGen.Generator.Parsing;

/// <summary>What a loss can be given as the truth about a sample.</summary>
[Flags]
internal enum TargetForms
{
    None = 0,

    /// <summary>The index of a class.</summary>
    ClassIndices = 1,

    /// <summary>A value for every output.</summary>
    Rows = 2,

    Both = ClassIndices | Rows,
}
