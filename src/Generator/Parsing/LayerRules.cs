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
/// <param name="table">Knows the attributes of blocks.</param>
/// <param name="attributes">Its attributes.</param>
/// <param name="declarations">What each of them declares; null where an argument is wrong.</param>
/// <param name="report">What lowering has found out about the layers.</param>
/// <param name="errors">Receives what is wrong.</param>
internal sealed class LayerRules(
    INamedTypeSymbol type, AttributeTable table, ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations,
    LoweringReport report, ParseErrors errors)
{
    public void Check()
    {
        CheckLowering();
        CheckParameterCount();
        CheckOutputOrder();
        CheckPaths();
        CheckTrainable();
        CheckLast();
    }

    /// <summary>What only the layers together can tell: their shapes, and whom they read.</summary>
    private void CheckLowering()
    {
        foreach (LoweringError error in report.Errors)
        {
            DeclaredAttribute[] path = [.. PathOf(error)];
            // An editor shows what is reported of the file that it analyses; what is wrong elsewhere is named.
            int marked = Array.FindLastIndex(path, attribute => attribute.Syntax?.SyntaxTree == path[0].Syntax?.SyntaxTree);
            if (path.Length == 1)
                errors.Add(error.Descriptor, path[0].LocationOf(error), [.. error.Arguments]);
            else if (marked == path.Length - 1)
                errors.AddElsewhere(error.Descriptor, path[marked].LocationOf(error), $"In the network '{type.Name}'", [.. error.Arguments]);
            else
                errors.AddElsewhere(error.Descriptor, path[marked].Location, WhereOf(path.Skip(marked), error), [.. error.Arguments]);
        }
    }

    /// <summary>The attributes that lead to a layer: those of the blocks around it, and its own.</summary>
    private IEnumerable<DeclaredAttribute> PathOf(LoweringError error)
    {
        IEnumerable<DeclaredAttribute> declared = attributes;
        foreach (int place in error.Blocks.Add(error.Layer))
        {
            DeclaredAttribute attribute = declared.Where(attribute => attribute.Role == AttributeRole.Layer).ElementAt(place);
            yield return attribute;
            if (attribute.TypeArgument is { } block)
                declared = table.AttributesOf(block);
        }
    }

    /// <summary>Says which layer of a block is wrong.</summary>
    private static string WhereOf(IEnumerable<DeclaredAttribute> path, LoweringError error)
    {
        IEnumerable<string> blocks = path.Reverse().Skip(1).Select(attribute => $"the block '{attribute.TypeArgument!.Name}'");
        return $"In layer {Text(error.Layer + 1)}, {path.Last().DisplayName}, of {string.Join(" in ", blocks)}";
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

    /// <summary>That outputs have planes where they are to be handed out so.</summary>
    private void CheckOutputOrder()
    {
        int network = Array.FindIndex(declarations, declaration => declaration is NetworkOptions { OutputsChannelsFirst: true });
        if (network < 0 || report.Output is not { RowsPerSample: 1 })
            return;
        errors.Add(
            Descriptors.IdleOption, attributes[network].LocationOf("OutputsChannelsFirst"), "OutputsChannelsFirst", attributes[network].DisplayName,
            "the outputs of a sample are one row", "end the network with an image or a sequence");
    }

    /// <summary>That no two parameters have one name in files: a name may have dots, and then be that of a layer in a block.</summary>
    private void CheckPaths()
    {
        string[] names = LayerNames.Of(declarations.OfType<LayerDeclaration>());
        if (names.Distinct().Count() < names.Length)
            return;
        DeclaredAttribute[] layers = [.. attributes.Where(attribute => attribute.Role == AttributeRole.Layer)];
        var paths = new HashSet<string>();
        for (int i = 0; i < report.Layers.Length; i++)
        {
            if (Parameter.TensorsOf(report.Layers[i].AllParameters).Select(tensor => tensor.Path).FirstOrDefault(path => !paths.Add(path)) is { } path)
                errors.Add(Descriptors.LayerName, layers[i].Location, report.Layers[i].Name, $"two parameters would be called '{path}' in files");
        }
    }

    private void CheckTrainable()
    {
        int[] layers = [.. Enumerable.Range(0, declarations.Length).Where(i => attributes[i].Role == AttributeRole.Layer)];
        Parameter[] parameters = [.. report.Layers.SelectMany(layer => layer.AllParameters)];
        bool areFrozen = report.Layers.Length == layers.Length && layers.Any(i => declarations[i] is not DropoutDeclaration)
            && !parameters.Any(parameter => parameter.IsTrainable);
        if (areFrozen && attributes.FirstOrDefault(attribute => attribute.Role == AttributeRole.Loss) is { } loss)
            errors.Add(Descriptors.NothingToTrain, loss.Location, loss.DisplayName, type.Name);
    }

    private void CheckLast()
    {
        int last = Array.FindLastIndex([.. attributes], attribute => attribute.Role == AttributeRole.Layer && attribute.Reader is not FlattenReader);
        if (last < 0)
            return;
        if (attributes[last].Reader is DropoutReader)
            errors.Add(Descriptors.OutputsDropped, attributes[last].Location, attributes[last].DisplayName, type.Name);
        else if (declarations[last] is BlockDeclaration block && LastDropout(block) is { } dropout)
            errors.AddElsewhere(Descriptors.OutputsDropped, attributes[last].Location, $"In the block '{block.Block}'", dropout.Attribute, type.Name);
    }

    /// <summary>The dropout that is the last of a block's layers, if it is one; a flattened one drops as well.</summary>
    private static DropoutDeclaration? LastDropout(BlockDeclaration block) => block.Layers.LastOrDefault(layer => layer is not FlattenDeclaration) switch
    {
        DropoutDeclaration dropout => dropout,
        BlockDeclaration inner => LastDropout(inner),
        _ => null,
    };

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
