using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>
/// Turns an annotated class into its declaration. The generator and the analyzer share it, so that what the one cannot compile
/// the other reports: everything that is wrong, not only the first.
/// </summary>
internal sealed class NetworkParser(
    Compilation compilation, AttributeTable table, Action<Diagnostic>? report, CancellationToken cancellation)
{
    /// <param name="report">Hears what is wrong; the generator has nobody to tell.</param>
    public static NetworkDeclaration? Parse(
        INamedTypeSymbol type, Compilation compilation, Action<Diagnostic>? report = null, CancellationToken cancellation = default) =>
        new NetworkParser(compilation, AttributeTable.Default, report, cancellation).Parse(type);

    /// <summary>The declaration, or null when there is none, or anything wrong with it.</summary>
    public NetworkDeclaration? Parse(INamedTypeSymbol type)
    {
        // On anything but a class the attributes are an error of C# itself (CS0592).
        if (type.TypeKind != TypeKind.Class)
            return null;

        ImmutableArray<DeclaredAttribute> attributes = [.. table.AttributesOf(type)];
        if (attributes.IsEmpty)
            return null;

        var errors = new ParseErrors(report);
        AttributeDeclaration?[] declarations = [.. attributes.Select(attribute => Read(attribute, errors))];

        var rules = new AttributeRules(type, attributes, errors);
        if (attributes.FirstOrDefault(attribute => attribute.Role == AttributeRole.Network) is not { Declaration: { } declaration } network)
        {
            rules.CheckWithoutNetwork();
            return null;
        }

        rules.Check(network);
        cancellation.ThrowIfCancellationRequested();
        new ClassRules(type, declaration, compilation, table, errors).Check();
        new MemberRules(type, declaration, compilation, table, errors).Check(GeneratedMembersOf(attributes, declarations));
        CheckParameterCount(type, attributes, declarations, errors);
        CheckLayerNames(attributes, declarations, errors);
        CheckLoss(type, attributes, declarations, errors);
        return errors.Any ? null : Assemble(type, declarations);
    }

    private AttributeDeclaration? Read(DeclaredAttribute attribute, ParseErrors errors)
    {
        cancellation.ThrowIfCancellationRequested();
        return attribute.Reader.Read(new AttributeArguments(attribute, errors));
    }

    private static ImmutableArray<GeneratedMember> GeneratedMembersOf(
        ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations)
    {
        LossDeclaration? loss = declarations.OfType<LossDeclaration>().FirstOrDefault();
        int outputs = OutputSize(attributes, declarations) ?? 0;
        return GeneratedMembers.Of(
            isTrainable: attributes.Any(attribute => attribute.Role == AttributeRole.Loss),
            targets: loss?.Targets(outputs) ?? TargetForms.None,
            isClassifier: loss?.IsClassifier(outputs) == true);
    }

    /// <summary>The outputs of the last layer; null when a size on the way to it is wrong.</summary>
    private static int? OutputSize(ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations)
    {
        int? size = declarations.OfType<NetworkOptions>().FirstOrDefault()?.InputSize;
        for (int i = 0; i < declarations.Length; i++)
        {
            if (attributes[i].Role == AttributeRole.Layer)
                size = size is int inputs ? (declarations[i] as LayerDeclaration)?.OutputSize(inputs) : null;
        }

        return size;
    }

    private static void CheckParameterCount(
        INamedTypeSymbol type, ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations, ParseErrors errors)
    {
        if (declarations.OfType<NetworkOptions>().FirstOrDefault() is not { InputSize: var size })
            return;

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
    }

    private static void CheckLayerNames(
        ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations, ParseErrors errors)
    {
        string[] names = LayerNames.Of(declarations.OfType<LayerDeclaration>());
        DeclaredAttribute[] layers = [.. attributes.Where((_, i) => declarations[i] is LayerDeclaration)];
        for (int i = 0; i < names.Length; i++)
        {
            if (Array.IndexOf(names, names[i]) is var first && first < i)
                errors.Add(Descriptors.LayerName, layers[i].Location, names[i], $"layer {Text(first + 1)} has it already");
        }
    }

    private static void CheckLoss(
        INamedTypeSymbol type, ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations, ParseErrors errors)
    {
        if (OutputSize(attributes, declarations) is not int outputs)
            return;
        for (int i = 0; i < declarations.Length; i++)
        {
            if (declarations[i] is not LossDeclaration loss)
                continue;
            if (outputs == 1 && loss.ComparesOutputs)
                errors.Add(Descriptors.SingleOutput, attributes[i].Location, attributes[i].DisplayName, type.Name);
            if (loss.Weights is { } weights && weights.Count != outputs)
            {
                errors.Add(
                    Descriptors.WeightCount, attributes[i].LocationOf(weights.Argument), weights.Argument, attributes[i].DisplayName,
                    Text(weights.Count), Text(outputs));
            }
        }
    }

    private static NetworkDeclaration Assemble(INamedTypeSymbol type, AttributeDeclaration?[] declarations)
    {
        NetworkOptions options = declarations.OfType<NetworkOptions>().First();
        return new NetworkDeclaration(
            TypeNames.IdentityOf(type),
            options.InputSize,
            options.WorkspaceSamples,
            new([.. declarations.OfType<LayerDeclaration>()]),
            declarations.OfType<LossDeclaration>().FirstOrDefault(),
            declarations.OfType<OptimizerDeclaration>().FirstOrDefault());
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
