using System.Collections.Immutable;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>The layers of a class that can be told something of together.</summary>
internal static class DeclaredLayers
{
    /// <summary>Those up to the first with a wrong argument, and whether that is all of them.</summary>
    public static (LayerDeclaration[] Layers, bool AreAll) Valid(ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations)
    {
        AttributeDeclaration?[] layers = [.. declarations.Where((_, i) => attributes[i].Role == AttributeRole.Layer)];
        LayerDeclaration[] valid = [.. layers.TakeWhile(layer => layer is not null).Cast<LayerDeclaration>()];
        return (valid, valid.Length == layers.Length);
    }
}
