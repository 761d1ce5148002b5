using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>The C# expression that a diagnostic hands to its code fix: what would be right in place of what is marked.</summary>
internal static class RepairValue
{
    private const string Property = "RepairValue";

    /// <summary>A diagnostic's properties with that expression.</summary>
    public static ImmutableDictionary<string, string?> Properties(string expression) =>
        ImmutableDictionary<string, string?>.Empty.Add(Property, expression);

    /// <summary>The expression; null where nothing is right for sure.</summary>
    public static string? Of(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(Property, out string? expression) ? expression : null;
}
