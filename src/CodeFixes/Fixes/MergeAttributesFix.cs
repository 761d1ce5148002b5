using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.CodeFixes.Fixes;

/// <summary>
/// Moves NetGen's attributes from the other declarations of a class, in whatever files, behind those on the declaration with
/// <c>[Network]</c> or <c>[Block]</c>. It moves all of them, so there is nothing left for a fix of several diagnostics to do.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MergeAttributesFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.SpreadAttributes.Id];

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await DiagnosedClass.Find(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } diagnosed)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Move the attributes to {TargetOf(diagnosed.Attributes).DisplayName}",
                    cancellation => Merge(context.Document.Project.Solution, diagnosed.Attributes, cancellation),
                    equivalenceKey: nameof(MergeAttributesFix)),
                diagnostic);
        }
    }

    private static DeclaredAttribute TargetOf(ImmutableArray<DeclaredAttribute> attributes) =>
        attributes.First(attribute => attribute.Role is AttributeRole.Network or AttributeRole.Block);

    private static async Task<Solution> Merge(
        Solution solution, ImmutableArray<DeclaredAttribute> attributes, CancellationToken cancellation)
    {
        TypeDeclarationSyntax target = TargetOf(attributes).Declaration!;
        AttributeSyntax last = attributes.Last(attribute => attribute.Declaration == target).Syntax!;
        DeclaredAttribute[] moved = [.. attributes.Where(attribute => attribute.Declaration != target)];
        AttributeSyntax[] added = [.. moved.Select(attribute => attribute.Syntax!.WithoutTrivia())];

        var changes = moved.GroupBy(attribute => attribute.Declaration!).ToDictionary(
            group => group.Key,
            group => group.Key.Without([.. group.Select(attribute => attribute.Syntax!)]));
        changes.Add(target, target.WithAfter(last, added));

        foreach (IGrouping<SyntaxTree, TypeDeclarationSyntax> file in changes.Keys.GroupBy(declaration => declaration.SyntaxTree))
        {
            if (solution.GetDocumentId(file.Key) is not { } id)
                continue;
            SyntaxNode root = await file.Key.GetRootAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentSyntaxRoot(id, root.ReplaceNodes(file, (declaration, _) => changes[declaration]));
        }

        return solution;
    }
}
