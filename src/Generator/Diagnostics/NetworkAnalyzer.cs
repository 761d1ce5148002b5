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
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All.Remove(Descriptors.CannotCompile);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context) =>
        NetworkParser.Parse((INamedTypeSymbol)context.Symbol, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
}
