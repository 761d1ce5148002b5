using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>What the layers have to be together.</summary>
/// <param name="type">The class.</param>
/// <param name="attributes">Its attributes.</param>
/// <param name="declarations">What each of them declares; null where an argument is wrong.</param>
/// <param name="report">What lowering has found out about the layers.</param>
/// <param name="errors">Receives what is wrong.</param>
internal sealed class LayerRules(
    INamedTypeSymbol type, ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations, LoweringReport report,
    ParseErrors errors)
{
    public void Check()
    {
        CheckLowering();
        CheckParameterCount();
        CheckNames();
        CheckTrainable();
        CheckLast();
    }

    /// <summary>What only the layers together can tell: their shapes, and whom they read.</summary>
    private void CheckLowering()
    {
        int[] attributesOfLayers = [.. Enumerable.Range(0, attributes.Length).Where(i => attributes[i].Role == AttributeRole.Layer)];
        foreach (LoweringError error in report.Errors)
        {
            DeclaredAttribute attribute = attributes[attributesOfLayers[error.Layer]];
            Location location = error.Argument is { } argument ? attribute.LocationOf(argument, error.Element) : attribute.Location;
            errors.Add(error.Descriptor, location, [.. error.Arguments]);
        }
    }

    private void CheckParameterCount()
    {
        int network = Array.FindIndex(declarations, declaration => declaration is NetworkOptions);
        if (network < 0)
            return;
        int? budget = ((NetworkOptions)declarations[network]!).MaxParameters;
        DeclaredAttribute[] layers = [.. attributes.Where(attribute => attribute.Role == AttributeRole.Layer)];
        long count = 0;
        for (int i = 0; i < report.Layers.Length; i++)
        {
            count += report.Layers[i].ParameterCount;
            if (count > SizeRange.MaximumParameters)
            {
                string limit = Text(SizeRange.MaximumParameters);
                errors.Add(Descriptors.TooManyParameters, layers[i].Location, type.Name, Text(count), limit);
                return;
            }
        }

        // Behind a layer that is wrong, every later one is unknown.
        if (report.Layers.Length == layers.Length && count > budget)
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
            if (names[i] == Lowering.InputName)
                errors.Add(Descriptors.LayerName, layers[i].LocationOf("Name"), names[i], "the network's input is called so");
            if (Array.IndexOf(names, names[i]) is var first && first < i)
                errors.Add(Descriptors.LayerName, layers[i].Location, names[i], $"layer {Text(first + 1)} has it already");
        }
    }

    private void CheckTrainable()
    {
        int[] layers = [.. Enumerable.Range(0, declarations.Length).Where(i => attributes[i].Role == AttributeRole.Layer)];
        Parameter[] parameters = [.. report.Layers.SelectMany(layer => layer.Parameters)];
        bool areFrozen = report.Layers.Length == layers.Length && layers.Any(i => declarations[i] is not DropoutDeclaration)
            && !parameters.Any(parameter => parameter.IsTrainable);
        if (areFrozen && attributes.FirstOrDefault(attribute => attribute.Role == AttributeRole.Loss) is { } loss)
            errors.Add(Descriptors.NothingToTrain, loss.Location, loss.DisplayName, type.Name);
    }

    private void CheckLast()
    {
        // A flattened dropout drops as well.
        DeclaredAttribute? last = attributes.LastOrDefault(attribute => attribute.Role == AttributeRole.Layer && attribute.Reader is not FlattenReader);
        if (last?.Reader is DropoutReader)
            errors.Add(Descriptors.OutputsDropped, last.Location, type.Name);
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
