using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>What lowering finds out about layers that follow each other.</summary>
/// <param name="Layers">Those that could be lowered.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="Streams">Whether a network of them can run step by step.</param>
internal sealed record LoweringReport(ImmutableArray<LayerDescription> Layers, ImmutableArray<LoweringError> Errors, bool Streams = false)
{
    /// <summary>The shape of the last layer's outputs; null where there is none.</summary>
    public Shape? Output => Errors.IsEmpty && !Layers.IsEmpty ? Layers[Layers.Length - 1].Output : null;
}
