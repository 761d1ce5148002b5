namespace NetGen.Generator.Planning.Kernels;

/// <summary>What of a kernel can be divided among threads without dividing a sum.</summary>
internal enum Division
{
    /// <summary>Nothing: the first does it all.</summary>
    None,

    /// <summary>The samples.</summary>
    Samples,

    /// <summary>The rows of the result.</summary>
    Rows,
}
