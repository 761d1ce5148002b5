namespace NetGen.Tool.Recognising;

/// <summary>A parameter or a buffer of a layer, shaped as in files.</summary>
internal sealed record LayerTensor(string Name, int[] Shape, double[] Values)
{
    public bool IsBuffer => Name.StartsWith("running_", StringComparison.Ordinal);
}
