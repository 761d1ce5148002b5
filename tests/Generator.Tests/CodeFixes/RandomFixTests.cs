using System.Collections.Immutable;
using CsCheck;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>Whatever a fix is offered for, it leaves less to mend.</summary>
public class RandomFixTests
{
    [Fact]
    public Task Every_fix_mends_what_it_is_offered_for() => RandomNetworks.Projects.SampleAsync(
        async files =>
        {
            using var workspace = new AdhocWorkspace();
            Project project = OfferedFixes.ProjectOf(workspace, files);
            ImmutableArray<Diagnostic> before = await OfferedFixes.DiagnosticsOf(project);
            foreach (Diagnostic diagnostic in before)
            {
                foreach ((string title, Project mended) in await OfferedFixes.Apply(project, diagnostic))
                {
                    ImmutableArray<Diagnostic> after = await OfferedFixes.DiagnosticsOf(mended);
                    // Behind a missing [Network] there is all that may be wrong with a network, and before a last dropout another one.
                    bool mends = after.Length < before.Length || Count(after, diagnostic.Id) < Count(before, diagnostic.Id);
                    Assert.True(mends || diagnostic.Id == "NETGEN024", $"'{title}' does not mend {diagnostic}");
                    Assert.Equal(await SyntaxErrorsIn(project), await SyntaxErrorsIn(mended));
                }
            }
        },
        iter: 60);

    [Fact]
    public Task No_fix_throws_on_half_written_code() => MutatedCode.Files.SampleAsync(
        async file =>
        {
            using var workspace = new AdhocWorkspace();
            Project project = OfferedFixes.ProjectOf(workspace, file);
            foreach (Diagnostic diagnostic in await OfferedFixes.DiagnosticsOf(project))
                await OfferedFixes.Apply(project, diagnostic);
        },
        iter: 60);

    private static int Count(ImmutableArray<Diagnostic> diagnostics, string id) => diagnostics.Count(diagnostic => diagnostic.Id == id);

    private static async Task<int> SyntaxErrorsIn(Project project) => (await project.GetCompilationAsync())!.GetParseDiagnostics().Length;
}
