namespace NetGen.Tool.Recognising;

/// <summary>The axes of a batch of values, as NetGen has them.</summary>
internal enum Axis
{
    Batch,

    /// <summary>The steps of a sequence, or the rows of an image.</summary>
    First,

    /// <summary>The columns of an image.</summary>
    Second,

    /// <summary>Features or channels.</summary>
    Channel,
}
