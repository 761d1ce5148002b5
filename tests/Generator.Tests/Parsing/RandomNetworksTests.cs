using CsCheck;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>Generator and analyzer agree: a network is either compiled, to code that compiles, or reported.</summary>
public class RandomNetworksTests
{
    [Fact]
    public void A_network_is_either_declared_or_reported() => RandomNetworks.Projects.Sample(
        files =>
        {
            UserCode code = UserCode.Of(files);
            return HasErrors(code.Compilation) || code.Types().All(type => IsDeclaredOrReported(code, type));
        },
        iter: 500);

    [Fact]
    public void A_project_that_compiled_compiles_with_what_is_generated() => RandomNetworks.Projects.Sample(
        files =>
        {
            GeneratorRun run = GeneratorRun.Of(files);
            return HasErrors(run.Input) || !HasWarnings(run.Output);
        },
        iter: 100);

    [Fact]
    public Task The_analyzer_says_the_same_before_and_after_the_generator() => RandomNetworks.Projects.SampleAsync(
        async files =>
        {
            GeneratorRun run = GeneratorRun.Of(files);
            UserCode code = UserCode.Of(files);
            code.ParseAll();
            Assert.Equal(code.Ids.Order(), (await run.Analyze()).Select(diagnostic => diagnostic.Id).Order());
        },
        iter: 100);

    private static bool IsDeclaredOrReported(UserCode code, INamedTypeSymbol type)
    {
        // Warnings keep nobody from declaring a network.
        int before = Errors();
        bool isDeclared = code.Parse(type) is not null;
        if (!type.GetAttributes().Any(attribute => attribute.AttributeClass?.ContainingNamespace.Name == "NetGen"))
            return !isDeclared && (Errors() == before || !type.GetTypeMembers().IsEmpty);

        // What is wrong with a type around it is reported of that type.
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            code.Parse(container);
        return isDeclared != Errors() > before;

        int Errors() => code.Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static bool HasErrors(Compilation compilation) =>
        compilation.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    // Only in what is generated: the user's code has warnings of its own.
    private static bool HasWarnings(Compilation compilation) => compilation.GetDiagnostics().Any(diagnostic =>
        diagnostic.Severity == DiagnosticSeverity.Error
        || (diagnostic.Severity == DiagnosticSeverity.Warning && IsGenerated(diagnostic.Location)));

    private static bool IsGenerated(Location location) => location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
