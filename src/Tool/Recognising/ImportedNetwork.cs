namespace NetGen.Tool.Recognising;

/// <summary>A network, as layers of NetGen's.</summary>
/// <param name="Input">The input, a layer of the kind <c>Network</c>.</param>
/// <param name="Output">The last layer.</param>
/// <param name="InputIsPlanes">Whether samples are given plane by plane.</param>
/// <param name="OutputIsPlanes">Whether outputs are.</param>
internal sealed record ImportedNetwork(Layer Input, Layer Output, bool InputIsPlanes, bool OutputIsPlanes)
{
    /// <summary>The layers, in the order in which the model computes them.</summary>
    public IEnumerable<Layer> Layers => Output.Ordered().Where(layer => layer != Input).OrderBy(layer => layer.Place);
}
