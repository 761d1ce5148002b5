using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// Reports what is wrong with a declared network. It stands apart from the generator because what an analyzer reports can be
/// suppressed and configured like any other warning, and keeps no syntax alive in the generator's pipeline. What only planning knows, the
/// generator reports.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All.RemoveRange(Descriptors.OfGenerator);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // A file that counts as generated, such as the output of a template, may declare networks as any other.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        NetworkDeclaration? network = NetworkParser.Parse(type, context.Compilation, context.ReportDiagnostic, context.CancellationToken);

        // Source generators do not see each other's code.
        if (network is not null && context.IsGeneratedCode && !type.Locations.Any(GeneratedTree.Contains))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.NotANetworkClass, type.Locations[0], type.Name, "is written by another source generator, whose code NetGen does not see",
                "declare it in a C# file, outside of Razor's @code for example"));
        }
    }
}
