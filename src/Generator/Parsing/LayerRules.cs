using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>What the layers have to be together.</summary>
/// <param name="type">The class.</param>
/// <param name="attributes">Its attributes.</param>
/// <param name="declarations">What each of them declares; null where an argument is wrong.</param>
/// <param name="errors">Hears what is wrong.</param>
internal sealed class LayerRules(
    INamedTypeSymbol type, ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations, ParseErrors errors)
{
    public void Check()
    {
        CheckHiddenUnits();
        CheckParameterCount();
        CheckNames();
        CheckTrainable();
        CheckLast();
    }

    /// <summary>That only the last layer is very wide; another one is no declaration.</summary>
    private void CheckHiddenUnits()
    {
        int last = attributes.Select((attribute, i) => attribute.Role == AttributeRole.Layer ? i : -1).DefaultIfEmpty(-1).Max();
        for (int i = 0; i < last; i++)
        {
            if (declarations[i] is not DenseDeclaration { Units: var units } || SizeRange.HiddenUnits.Contains(units))
                continue;
            string range = $"{SizeRange.HiddenUnits} where other layers follow";
            errors.AddRepairable(
                Descriptors.SizeOutOfRange, attributes[i].LocationOf("units"),
                SizeRange.HiddenUnits.Nearest(units).ToString(CultureInfo.InvariantCulture), "units", attributes[i].DisplayName, Text(units), range);
            declarations[i] = null;
        }
    }

    private void CheckParameterCount()
    {
        int network = Array.FindIndex(declarations, declaration => declaration is NetworkOptions);
        if (network < 0)
            return;
        (int size, _, int? budget) = (NetworkOptions)declarations[network]!;

        long count = 0;
        for (int i = 0; i < declarations.Length; i++)
        {
            if (attributes[i].Role != AttributeRole.Layer)
                continue;
            // Behind a layer without a size every later one is unknown as well.
            if (declarations[i] is not LayerDeclaration layer)
                return;

            count += layer.ParameterCount(size);
            size = layer.OutputSize(size);
            if (count > SizeRange.MaximumParameters)
            {
                string limit = Text(SizeRange.MaximumParameters);
                errors.Add(Descriptors.TooManyParameters, attributes[i].Location, type.Name, Text(count), limit);
                return;
            }
        }

        if (count > budget)
        {
            errors.AddRepairable(
                Descriptors.OverBudget, attributes[network].LocationOf("MaxParameters"), count.ToString(CultureInfo.InvariantCulture),
                type.Name, Text(count), Text(count - budget.Value), Text(budget.Value));
        }
    }

    private void CheckNames()
    {
        string[] names = LayerNames.Of(declarations.OfType<LayerDeclaration>());
        DeclaredAttribute[] layers = [.. attributes.Where((_, i) => declarations[i] is LayerDeclaration)];
        for (int i = 0; i < names.Length; i++)
        {
            if (Array.IndexOf(names, names[i]) is var first && first < i)
                errors.Add(Descriptors.LayerName, layers[i].Location, names[i], $"layer {Text(first + 1)} has it already");
        }
    }

    private void CheckTrainable()
    {
        int[] layers = [.. Enumerable.Range(0, declarations.Length).Where(i => attributes[i].Role == AttributeRole.Layer)];
        bool areFrozen = layers.Any(i => declarations[i] is not DropoutDeclaration) && layers.All(i => declarations[i] is LayerDeclaration { IsTrainable: false });
        if (areFrozen && attributes.FirstOrDefault(attribute => attribute.Role == AttributeRole.Loss) is { } loss)
            errors.Add(Descriptors.NothingToTrain, loss.Location, loss.DisplayName, type.Name);
    }

    private void CheckLast()
    {
        DeclaredAttribute? last = attributes.LastOrDefault(attribute => attribute.Role == AttributeRole.Layer);
        if (last?.Reader is DropoutReader)
            errors.Add(Descriptors.OutputsDropped, last.Location, type.Name);
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
