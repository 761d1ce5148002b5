using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen.CodeFixes;
using NetGen.Generator.Parsing;
using NetGen.Testing.Compiling;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>A project in an editor, and every fix that is offered there for what the parser reports.</summary>
internal static class OfferedFixes
{
    public static ImmutableArray<CodeFixProvider> All { get; } =
    [
        .. typeof(NetworkCodeFix).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static Project ProjectOf(AdhocWorkspace workspace, params string[] files)
    {
        Project project = workspace.AddProject("UserCode", LanguageNames.CSharp)
            .WithMetadataReferences(FrameworkReferences.All)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        foreach (string file in files.Prepend("global using System; global using NetGen;"))
            project = project.AddDocument($"File{project.DocumentIds.Count}.cs", SourceText.From(file)).Project;
        return project;
    }

    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsOf(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (INamedTypeSymbol type in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>())
            NetworkParser.Parse(type, compilation, diagnostics.Add);
        return diagnostics.ToImmutable();
    }

    /// <summary>The project after each fix of a diagnostic, by the fix's title.</summary>
    public static async Task<ImmutableArray<(string Title, Project Fixed)>> Apply(Project project, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (CodeFixProvider provider in All.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        }

        ImmutableArray<(string, Project)>.Builder results = ImmutableArray.CreateBuilder<(string, Project)>();
        foreach (CodeAction action in actions)
        {
            ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(default);
            Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
            results.Add((action.Title, changed.GetProject(project.Id)!));
        }

        return results.ToImmutable();
    }
}
