using System.Collections.Immutable;

namespace NetGen.Generator.Layers;

/// <summary>Where layers that follow each other stand: in the network itself, or in a block.</summary>
/// <param name="Path">What their names in files begin with.</param>
/// <param name="Identifier">What generated code calls the block, and which of its repetitions; null for the network.</param>
/// <param name="Result">What the last one's result is called, where that is the network's.</param>
/// <param name="FirstOrdinal">The number of the first, counted through the whole network.</param>
/// <param name="IsTrainable">Whether training may change them.</param>
/// <param name="Blocks">The blocks around them, outermost first, by their places among the layers there.</param>
internal sealed record SequencePlace(
    string Path, string? Identifier, string? Result, long FirstOrdinal, bool IsTrainable, ImmutableArray<int> Blocks)
{
    /// <summary>The place of the network's layers.</summary>
    /// <param name="result">What the network's result is called.</param>
    public static SequencePlace OfNetwork(string result) => new("", null, result, FirstOrdinal: 1, IsTrainable: true, []);
}
