using System.Collections.Immutable;
using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>Checks that each layer has a unique name.</summary>
/// <param name="attributes">The attributes of a class.</param>
/// <param name="declarations">What each of them declares; null where an argument is wrong.</param>
/// <param name="kind">What the class is: <c>network</c> or <c>block</c>.</param>
/// <param name="errors">Receives what is wrong.</param>
internal sealed class NameRules(
    ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations, string kind, ParseErrors errors)
{
    public void Check()
    {
        string[] names = LayerNames.Of(declarations.OfType<LayerDeclaration>());
        DeclaredAttribute[] layers = [.. attributes.Where((_, i) => declarations[i] is LayerDeclaration)];
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] == LayerLinks.InputName)
                errors.Add(Descriptors.LayerName, layers[i].LocationOf("Name"), names[i], $"the {kind}'s input has that name");
            if (Array.IndexOf(names, names[i]) is var first && first < i)
                errors.Add(Descriptors.LayerName, layers[i].Location, names[i], $"layer {(first + 1).ToString("N0", CultureInfo.InvariantCulture)} has it already");
        }
    }
}
