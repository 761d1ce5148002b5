using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Layers;

/// <summary>What is wrong with a layer where it stands among others, as data: who reports it knows where it was written.</summary>
/// <param name="Layer">The layer's place among the layers.</param>
/// <param name="Descriptor">The diagnostic.</param>
/// <param name="Argument">The argument that is wrong; null for the attribute as a whole.</param>
/// <param name="Element">Which element of the argument, where it has several.</param>
/// <param name="Arguments">What the message is made of.</param>
internal sealed record LoweringError(
    int Layer, DiagnosticDescriptor Descriptor, string? Argument, int Element, ImmutableArray<string> Arguments)
{
    /// <summary>The blocks around the layer, outermost first, by their places among the layers there.</summary>
    public ImmutableArray<int> Blocks { get; init; } = [];

    /// <summary>The same error, of a layer in a block.</summary>
    public LoweringError In(int block) => this with { Blocks = Blocks.Insert(0, block) };
}
