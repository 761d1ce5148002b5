using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing;

namespace NetGen.Generator;

/// <summary>What the generator reports, as plain data.</summary>
/// <param name="Descriptor">What it is.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Arguments">What its message says.</param>
internal sealed record GeneratorError(DiagnosticDescriptor Descriptor, SourcePlace? Place, EquatableArray<string> Arguments)
{
    /// <summary>That nothing is generated for a class, and the first reason, where that is; null where there is nothing to say.</summary>
    public static GeneratorError? Of(INamedTypeSymbol type, ParseErrors errors) => errors.First is { } first
        ? new(Descriptors.NothingGenerated, SourcePlace.Of(first.Location), new([type.Name, first.GetMessage(CultureInfo.InvariantCulture), first.Id]))
        : null;

    public Diagnostic ToDiagnostic(Compilation compilation) => Diagnostic.Create(
        Descriptor, Place?.In(compilation) ?? Location.None, DiagnosticSeverity.Error, additionalLocations: null, properties: null,
        messageArgs: [.. Arguments]);
}
