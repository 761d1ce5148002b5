using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing;

/// <summary>
/// What is wrong with a declaration. The generator only asks whether there is an error, and for the first; the analyzer hears of warnings too, what, and where.
/// </summary>
internal sealed class ParseErrors(Action<Diagnostic>? report)
{
    private readonly string? _block;
    private readonly Location? _use;

    private ParseErrors(Action<Diagnostic>? report, string block, Location use)
        : this(report) => (_block, _use) = (block, use);

    public bool Any { get; private set; }

    /// <summary>The first error; null where there is none, and where the C# compiler reports all there is.</summary>
    public Diagnostic? First { get; private set; }

    public void Add(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        AddRepairable(descriptor, location, repair: null, arguments);

    /// <param name="repair">The C# expression that would be right at the location; null when none is for sure.</param>
    public void AddRepairable(DiagnosticDescriptor descriptor, Location location, string? repair, params string[] arguments)
    {
        // What is only a warning, whoever wrote the block has seen.
        if (_use is null)
            Add(Diagnostic.Create(descriptor, location, repair is null ? null : RepairValue.Properties(repair), arguments));
        else if (descriptor.DefaultSeverity == DiagnosticSeverity.Error)
            Add(ElsewhereDiagnostic.Create(descriptor, _use, $"In the block '{_block}'", arguments));
    }

    /// <summary>What is wrong with something else than what is marked, which the message names.</summary>
    public void AddElsewhere(DiagnosticDescriptor descriptor, Location location, string where, params string[] arguments) =>
        Add(ElsewhereDiagnostic.Create(descriptor, _use ?? location, where, arguments));

    /// <summary>For what the C# compiler reports, or another type: nothing can be generated, but the user need not hear it twice.</summary>
    /// <param name="error">What the other type reports.</param>
    public void AddReportedElsewhere(Diagnostic? error = null)
    {
        Any = true;
        First ??= error;
    }

    /// <summary>Hears what is wrong with a block that another project declares, and reports it where the block is used.</summary>
    public ParseErrors OfBlock(string block, Location use) => new(report, block, _use ?? use);

    private void Add(Diagnostic diagnostic)
    {
        report?.Invoke(diagnostic);
        if (diagnostic.DefaultSeverity == DiagnosticSeverity.Error)
            AddReportedElsewhere(diagnostic);
    }
}
