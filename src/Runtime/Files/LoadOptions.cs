namespace NetGen;

/// <summary>Specifies how a file can differ from what the network saves.</summary>
public sealed class LoadOptions
{
    internal const string PartialAdvice = $" (to load the tensors that match, set {nameof(LoadOptions)}.{nameof(AllowsPartial)} to true)";
    internal const string ChecksumAdvice = $" (to load it anyway, set {nameof(LoadOptions)}.{nameof(VerifiesChecksums)} to false)";

    /// <summary>
    /// Whether to load only the tensors that match a tensor of the network by name and shape. The other parameters of the network are
    /// unchanged, and the layers are not compared. If no tensor matches, loading fails. If this is false, the file must have exactly the
    /// tensors of the network.
    /// </summary>
    public bool AllowsPartial { get; init; }

    /// <summary>
    /// Whether to verify the checksums that NetGen saves in a file. Set it to false for a file that another program has changed on purpose.
    /// </summary>
    public bool VerifiesChecksums { get; init; } = true;
}
