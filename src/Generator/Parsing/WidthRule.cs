using System.Collections.Immutable;
using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>That only the last layer is very wide: the outputs of the others are stored whole. A layer that is too wide is no declaration.</summary>
internal sealed class WidthRule(ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations, ParseErrors errors)
{
    public void Check()
    {
        int last = attributes.Select((attribute, i) => attribute.Role == AttributeRole.Layer ? i : -1).DefaultIfEmpty(-1).Max();
        for (int i = 0; i <= last; i++)
        {
            if (declarations[i] is LayerDeclaration layer && FirstTooWide(layer, isLast: i == last) is { } units)
            {
                Report(attributes[i], layer, units);
                declarations[i] = null;
            }
        }
    }

    /// <summary>The units of a layer that is too wide where others follow; those inside a block are checked where the block is declared.</summary>
    private static int? FirstTooWide(LayerDeclaration layer, bool isLast) => layer switch
    {
        DenseDeclaration { Units: var units } when !isLast && !SizeRange.HiddenUnits.Contains(units) => units,
        BlockDeclaration { Layers: var layers, Repeat: var repeat } => FirstTooWide(layers[layers.Count - 1], isLast && repeat is null or 1),
        _ => null,
    };

    private void Report(DeclaredAttribute attribute, LayerDeclaration layer, int units)
    {
        string[] arguments = ["units", "[Dense]", units.ToString("N0", CultureInfo.InvariantCulture), $"{SizeRange.HiddenUnits} if other layers follow"];
        if (layer is BlockDeclaration block)
        {
            errors.AddElsewhere(Descriptors.SizeOutOfRange, attribute.Location, $"In the block '{block.Block}'", arguments);
            return;
        }

        string repair = SizeRange.HiddenUnits.Nearest(units).ToString(CultureInfo.InvariantCulture);
        errors.AddRepairable(Descriptors.SizeOutOfRange, attribute.LocationOf("units"), repair, arguments);
    }
}
