using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Adds <c>partial</c> to a class, or to a type around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartialFix() : NetworkCodeFix(Descriptors.NotPartial)
{
    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        TypeDeclarationSyntax declaration = diagnosed.Declaration;
        SyntaxToken partial = NetGenSyntax.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        yield return new($"Make '{declaration.Identifier.ValueText}' partial", declaration, declaration.Modifiers.Count > 0
            ? declaration.AddModifiers(partial)
            : declaration
                .WithKeyword(declaration.Keyword.WithLeadingTrivia())
                .AddModifiers(partial.WithLeadingTrivia(declaration.Keyword.LeadingTrivia)))
        {
            Kind = nameof(MakePartialFix),
        };
    }
}
