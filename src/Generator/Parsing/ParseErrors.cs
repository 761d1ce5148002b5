using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing;

/// <summary>
/// What is wrong with a declaration. The generator only asks whether there is an error; the analyzer hears of warnings too, what, and where.
/// </summary>
internal sealed class ParseErrors(Action<Diagnostic>? report)
{
    public bool Any { get; private set; }

    public void Add(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        AddRepairable(descriptor, location, repair: null, arguments);

    /// <param name="repair">The C# expression that would be right at the location; null when none is for sure.</param>
    public void AddRepairable(DiagnosticDescriptor descriptor, Location location, string? repair, params string[] arguments)
    {
        Any |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        ImmutableDictionary<string, string?>? properties = repair is null ? null : RepairValue.Properties(repair);
        report?.Invoke(Diagnostic.Create(descriptor, location, properties, arguments));
    }

    /// <summary>For what the C# compiler reports, or another type: nothing can be generated, but the user need not hear it twice.</summary>
    public void AddReportedElsewhere() => Any = true;
}
