namespace NetGen;

/// <summary>What a file may lack, or have besides, to be loaded.</summary>
public sealed class LoadOptions
{
    internal const string PartialAdvice = $" (to load what fits, set {nameof(LoadOptions)}.{nameof(AllowsPartial)} to true)";
    internal const string ChecksumAdvice = $" (to load it all the same, set {nameof(LoadOptions)}.{nameof(VerifiesChecksums)} to false)";

    /// <summary>
    /// Whether the tensors that fit are loaded by name and the others are left out. A tensor fits when the network has one of the same name
    /// and shape. The parameters of the network that the file has no fitting tensor for stay as they are, and the layers are not compared.
    /// A file in which nothing fits is still refused. Without this, the file must have exactly the network's tensors.
    /// </summary>
    public bool AllowsPartial { get; init; }

    /// <summary>
    /// Whether the checksums that NetGen saves in a file are verified. Turn it off for a file that another program has changed on purpose.
    /// </summary>
    public bool VerifiesChecksums { get; init; } = true;
}
