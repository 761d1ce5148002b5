using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes;

/// <summary>Fixes a declaration by replacing one node of its document. Each fix chooses the node and its replacement.</summary>
public abstract class NetworkCodeFix : CodeFixProvider
{
    private protected NetworkCodeFix(params DiagnosticDescriptor[] descriptors) =>
        FixableDiagnosticIds = [.. descriptors.Select(descriptor => descriptor.Id)];

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics.Where(diagnostic => !ElsewhereDiagnostic.Is(diagnostic)))
        {
            if (await DiagnosedClass.Find(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } diagnosed)
                continue;
            foreach (Repair repair in RepairsOf(diagnosed))
                context.RegisterCodeFix(ActionOf(repair, context.Document), diagnostic);
        }
    }

    /// <summary>The ways to mend it, the likeliest first; none where it takes a decision that is the user's.</summary>
    private protected abstract IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed);

    private static CodeAction ActionOf(Repair repair, Document document) => CodeAction.Create(
        repair.Title,
        async cancellation =>
        {
            SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            return root is null ? document : document.WithSyntaxRoot(root.ReplaceNode(repair.Old, repair.New));
        },
        equivalenceKey: repair.Kind);
}
