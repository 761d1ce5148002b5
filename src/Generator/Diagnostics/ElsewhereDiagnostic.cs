using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>A diagnostic that marks something else than what is wrong, which its message names. There is nothing to mend where it stands.</summary>
internal static class ElsewhereDiagnostic
{
    private const string Property = "IsElsewhere";

    private static readonly ImmutableDictionary<string, string?> Properties = ImmutableDictionary<string, string?>.Empty.Add(Property, null);

    /// <param name="descriptor">What is wrong.</param>
    /// <param name="location">What is marked.</param>
    /// <param name="where">What is wrong stands there.</param>
    /// <param name="arguments">What the message is made of.</param>
    public static Diagnostic Create(DiagnosticDescriptor descriptor, Location location, string where, params string[] arguments) => Diagnostic.Create(
        descriptor.Id,
        descriptor.Category,
        $"{where}: {string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), arguments)}",
        descriptor.DefaultSeverity,
        descriptor.DefaultSeverity,
        descriptor.IsEnabledByDefault,
        warningLevel: descriptor.DefaultSeverity == DiagnosticSeverity.Error ? 0 : 1,
        descriptor.Title,
        descriptor.Description,
        descriptor.HelpLinkUri,
        location,
        additionalLocations: null,
        customTags: descriptor.CustomTags,
        properties: Properties);

    public static bool Is(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(Property);
}
