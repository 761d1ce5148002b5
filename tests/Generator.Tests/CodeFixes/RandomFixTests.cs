using CsCheck;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>Whatever a fix is offered for: a mend may bring to light what else is wrong, but never breaks the code.</summary>
public class RandomFixTests
{
    [Fact]
    public Task Every_fix_changes_something_and_breaks_no_syntax() => RandomNetworks.Projects.SampleAsync(
        async files =>
        {
            using var workspace = new AdhocWorkspace();
            Project project = OfferedFixes.ProjectOf(workspace, files);
            foreach (Diagnostic diagnostic in await OfferedFixes.DiagnosticsOf(project))
            {
                foreach ((string title, Project mended) in await OfferedFixes.Apply(project, diagnostic))
                {
                    Assert.True(mended.GetChanges(project).GetChangedDocuments().Any(), $"'{title}' changes nothing about {diagnostic}");
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

    private static async Task<int> SyntaxErrorsIn(Project project) => (await project.GetCompilationAsync())!.GetParseDiagnostics().Length;
}
