using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>
/// Turns an annotated class into its declaration. The generator and the analyzer share it, so that what the one cannot compile
/// the other reports: everything that is wrong, not only the first.
/// </summary>
/// <param name="compilation">The code.</param>
/// <param name="table">The attributes.</param>
/// <param name="errors">Receives what is wrong.</param>
/// <param name="waiting">The networks that wait for the sizes of this one, the outermost first.</param>
/// <param name="cancellation">Ends it early.</param>
internal sealed class NetworkParser(
    Compilation compilation, AttributeTable table, ParseErrors errors, ImmutableArray<INamedTypeSymbol> waiting, CancellationToken cancellation)
{

    /// <summary>Why a constant of another network that the attributes name has no value; null where all have one.</summary>
    public string? UnknownSize { get; private set; }

    /// <param name="report">Hears what is wrong.</param>
    public static NetworkDeclaration? Parse(
        INamedTypeSymbol type, Compilation compilation, Action<Diagnostic>? report = null, CancellationToken cancellation = default) =>
        Parse(type, compilation, new ParseErrors(report), cancellation);

    /// <param name="errors">Receives what is wrong.</param>
    public static NetworkDeclaration? Parse(
        INamedTypeSymbol type, Compilation compilation, ParseErrors errors, CancellationToken cancellation = default) =>
        new NetworkParser(compilation, AttributeTable.Default, errors, waiting: [], cancellation).Parse(type);

    /// <summary>The declaration, or null when there is none, or anything wrong with it.</summary>
    public NetworkDeclaration? Parse(INamedTypeSymbol type)
    {
        // An editor offers to mend only what is reported of the type that it marks: a container speaks for itself.
        if (!table.IsNetwork(type) && FirstNetworkIn(type) is { } nested)
            PartialRule.Check(type, nested, errors);

        // On anything but a class the attributes are an error of C# itself (CS0592).
        if (type.TypeKind != TypeKind.Class)
            return null;

        ImmutableArray<DeclaredAttribute> attributes = [.. table.AttributesOf(type)];
        if (attributes.IsEmpty)
            return null;

        var sizes = new SizeResolution(compilation, table, waiting.Add(type), cancellation);
        if (sizes.Resolve(type, errors) is { } resolved && TypeDeclarations.Of(type).First() is var part)
        {
            return resolved.GetSemanticModel(part.SyntaxTree).GetDeclaredSymbol(part, cancellation) is INamedTypeSymbol same
                ? new NetworkParser(resolved, table, errors, waiting, cancellation).Parse(same)
                : null;
        }

        UnknownSize = sizes.Failure;
        var blocks = new BlockClasses(type, compilation, table, cancellation);
        if (table.IsBlock(type))
        {
            blocks.Read(type, errors);
            return null;
        }

        AttributeDeclaration?[] declarations = [.. attributes.Select(attribute => Read(attribute, blocks))];
        new WidthRule(attributes, declarations, errors).Check();
        LoweringReport lowered = ReportOf(attributes, declarations);

        var rules = new AttributeRules(type, attributes, errors);
        if (attributes.FirstOrDefault(attribute => attribute.Role == AttributeRole.Network) is not { Declaration: { } declaration } network)
        {
            rules.CheckWithoutNetwork();
            return null;
        }

        rules.Check(network);
        cancellation.ThrowIfCancellationRequested();
        new ProjectRules(type, network, compilation, errors).Check();
        new ClassRules(type, declaration, compilation, table, errors).Check();
        new MemberRules(type, declaration, compilation, table, errors).Check(GeneratedMembersOf(attributes, declarations, lowered));
        new NameRules(attributes, declarations, "network", errors).Check();
        new LayerRules(type, table, attributes, declarations, lowered, errors).Check();
        new EffectRules(attributes, declarations, errors).Check();
        CheckLoss(type, attributes, declarations, lowered);
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

    private AttributeDeclaration? Read(DeclaredAttribute attribute, BlockClasses blocks)
    {
        cancellation.ThrowIfCancellationRequested();
        return attribute.Reader.Read(new AttributeArguments(attribute, errors, blocks));
    }

    /// <summary>What lowering says of the layers up to the first that is wrong.</summary>
    private static LoweringReport ReportOf(ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations)
    {
        (LayerDeclaration[] valid, bool areAll) = DeclaredLayers.Valid(attributes, declarations);
        return declarations.OfType<NetworkOptions>().FirstOrDefault() is { } options && valid.Length > 0
            ? Lowering.Check(options.Input, valid, areAll)
            : new LoweringReport([], []);
    }

    private static ImmutableArray<GeneratedMember> GeneratedMembersOf(
        ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations, LoweringReport report)
    {
        LossDeclaration? loss = declarations.OfType<LossDeclaration>().FirstOrDefault();
        Shape? outputs = OutputOf(attributes, report);
        return GeneratedMembers.Of(
            isTrainable: attributes.Any(attribute => attribute.Role == AttributeRole.Loss),
            targets: loss?.Targets(outputs?.Columns ?? 0) ?? TargetForms.None,
            isClassifier: loss?.IsClassifier(outputs?.Columns ?? 0) == true,
            classifiesRows: outputs?.RowsPerSample > 1,
            drops: declarations.OfType<LayerDeclaration>().Any(layer => layer.Drops),
            hasBuffers: declarations.OfType<LayerDeclaration>().Any(layer => layer.HasBuffers),
            streams: report.Streams,
            takesTokens: declarations.OfType<NetworkOptions>().FirstOrDefault() is { } options
                && Lowering.TakesTokens(options.Input, DeclaredLayers.Valid(attributes, declarations).Layers));
    }

    /// <summary>The shape of the outputs; null when a layer on the way to them is wrong.</summary>
    private static Shape? OutputOf(ImmutableArray<DeclaredAttribute> attributes, LoweringReport report) =>
        report.Layers.Length == attributes.Count(attribute => attribute.Role == AttributeRole.Layer) ? report.Output : null;

    private void CheckLoss(
        INamedTypeSymbol type, ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations, LoweringReport report)
    {
        if (OutputOf(attributes, report)?.Columns is not int outputs)
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
            options.Input,
            options.WorkspaceSamples,
            new([.. declarations.OfType<LayerDeclaration>()]),
            declarations.OfType<LossDeclaration>().FirstOrDefault(),
            declarations.OfType<OptimizerDeclaration>().FirstOrDefault(),
            Sum([.. declarations.OfType<PenaltyDeclaration>()]),
            declarations.OfType<ClippingDeclaration>().FirstOrDefault(),
            options.OutputsChannelsFirst);
    }

    /// <summary>All penalties as one; null where they come to nothing.</summary>
    private static PenaltyDeclaration? Sum(PenaltyDeclaration[] penalties)
    {
        var sum = new PenaltyDeclaration(penalties.Sum(penalty => penalty.L1), penalties.Sum(penalty => penalty.L2));
        return sum is { L1: 0, L2: 0 } ? null : sum;
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
