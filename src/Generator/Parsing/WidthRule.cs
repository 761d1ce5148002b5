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
        for (int i = 0; i < last; i++)
        {
            if (declarations[i] is not DenseDeclaration { Units: var units } || SizeRange.HiddenUnits.Contains(units))
                continue;
            string range = $"{SizeRange.HiddenUnits} where other layers follow";
            errors.AddRepairable(
                Descriptors.SizeOutOfRange, attributes[i].LocationOf("units"),
                SizeRange.HiddenUnits.Nearest(units).ToString(CultureInfo.InvariantCulture), "units", attributes[i].DisplayName,
                units.ToString("N0", CultureInfo.InvariantCulture), range);
            declarations[i] = null;
        }
    }
}
