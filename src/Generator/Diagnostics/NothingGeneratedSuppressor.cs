using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// Takes back the generator's summary where the analyzer is heard, which says more. A build asks no analyzer when a declaration has an error, such
/// as a constant made of a member that was not generated, nor when it is told not to; then the summary is all there is.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NothingGeneratedSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor ReportedInDetail = new(
        "NETGENS001", Descriptors.NothingGenerated.Id, "The analyzer reports the error at its location.");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [ReportedInDetail];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (AreAnalyzersSkipped(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions)
            || context.Compilation.GetDeclarationDiagnostics(context.CancellationToken).Any(StopsTheBuild))
        {
            return;
        }

        foreach (Diagnostic summary in context.ReportedDiagnostics)
            context.ReportSuppression(Suppression.Create(ReportedInDetail, summary));
    }

    /// <summary>Whether it is an error of C#, rather than a warning that is treated as one.</summary>
    private static bool StopsTheBuild(Diagnostic diagnostic) => diagnostic.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>As the build decides it; the package makes the properties visible here.</summary>
    private static bool AreAnalyzersSkipped(AnalyzerConfigOptions options)
    {
        string run = PropertyOf(options, "RunAnalyzers");
        return IsFalse(run.Length > 0 ? run : PropertyOf(options, "RunAnalyzersDuringBuild"));
    }

    private static string PropertyOf(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) ? value : "";

    private static bool IsFalse(string value) => string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
