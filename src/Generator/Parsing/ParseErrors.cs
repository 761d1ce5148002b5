using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing;

/// <summary>
/// What is wrong with a declaration. The generator only asks whether there is an error, and for the first; the analyzer hears of all, and of
/// warnings too.
/// </summary>
internal sealed class ParseErrors(Action<Diagnostic>? report)
{
    public bool Any { get; private set; }

    /// <summary>The first error; null where there is none, and where the C# compiler reports all there is.</summary>
    public Diagnostic? First { get; private set; }

    public void Add(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        AddRepairable(descriptor, location, repair: null, arguments);

    /// <param name="repair">The C# expression that would be right at the location; null when none is for sure.</param>
    public void AddRepairable(DiagnosticDescriptor descriptor, Location location, string? repair, params string[] arguments)
    {
        ImmutableDictionary<string, string?>? properties = repair is null ? null : RepairValue.Properties(repair);
        var diagnostic = Diagnostic.Create(descriptor, location, properties, arguments);
        report?.Invoke(diagnostic);
        if (descriptor.DefaultSeverity == DiagnosticSeverity.Error)
            AddReportedElsewhere(diagnostic);
    }

    /// <summary>For what the C# compiler reports, or another type: nothing can be generated, but the user need not hear it twice.</summary>
    /// <param name="error">What the other type reports.</param>
    public void AddReportedElsewhere(Diagnostic? error = null)
    {
        Any = true;
        First ??= error;
    }
}
