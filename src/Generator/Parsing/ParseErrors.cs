using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>What is wrong with a declaration. The generator only asks whether there is an error; the analyzer hears what, and where.</summary>
internal sealed class ParseErrors(Action<Diagnostic>? report)
{
    public bool Any { get; private set; }

    public void Add(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
    {
        Any |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        report?.Invoke(Diagnostic.Create(descriptor, location, arguments));
    }

    /// <summary>For what the C# compiler itself reports: nothing can be generated, but the user need not hear it twice.</summary>
    public void AddKnownToCompiler() => Any = true;
}
