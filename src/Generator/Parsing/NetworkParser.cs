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
        var errors = new ParseErrors(report);
        // An editor offers to mend only what is reported of the type that it marks: a container speaks for itself.
        if (report is not null && !table.IsNetwork(type) && FirstNetworkIn(type) is { } nested)
            PartialRule.Check(type, nested, errors);

        // On anything but a class the attributes are an error of C# itself (CS0592).
        if (type.TypeKind != TypeKind.Class)
            return null;

        ImmutableArray<DeclaredAttribute> attributes = [.. table.AttributesOf(type)];
        if (attributes.IsEmpty)
            return null;

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
        new LayerRules(type, attributes, declarations, errors).Check();
        new EffectRules(attributes, declarations, errors).Check();
        CheckLoss(type, attributes, declarations, errors);
        return errors.Any ? null : Assemble(type, declarations);
    }

    private INamedTypeSymbol? FirstNetworkIn(INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol nested in type.GetTypeMembers())
        {
            if (nested.TypeKind == TypeKind.Class && table.IsNetwork(nested))
                return nested;
            if (FirstNetworkIn(nested) is { } network)
                return network;
        }

        return null;
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
            isClassifier: loss?.IsClassifier(outputs) == true,
            drops: declarations.Any(declaration => declaration is DropoutDeclaration { Rate: > 0 }));
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
            declarations.OfType<OptimizerDeclaration>().FirstOrDefault(),
            Sum([.. declarations.OfType<PenaltyDeclaration>()]),
            declarations.OfType<ClippingDeclaration>().FirstOrDefault());
    }

    /// <summary>All penalties as one; null where they come to nothing.</summary>
    private static PenaltyDeclaration? Sum(PenaltyDeclaration[] penalties)
    {
        var sum = new PenaltyDeclaration(penalties.Sum(penalty => penalty.L1), penalties.Sum(penalty => penalty.L2));
        return sum is { L1: 0, L2: 0 } ? null : sum;
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
