using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.CodeFixes;

/// <summary>The declaration of a class that a diagnostic is in.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Node">The syntax that it marks.</param>
/// <param name="Declaration">The declaration around it.</param>
/// <param name="Attributes">NetGen's attributes on the class, also those on its other declarations.</param>
internal sealed record DiagnosedClass(
    Diagnostic Diagnostic, SyntaxNode Node, TypeDeclarationSyntax Declaration, ImmutableArray<DeclaredAttribute> Attributes)
{
    /// <summary>The marked attribute, or the one that the marked argument is of.</summary>
    public AttributeSyntax? Attribute => Node.FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>The marked argument.</summary>
    public AttributeArgumentSyntax? Argument => Node.FirstAncestorOrSelf<AttributeArgumentSyntax>();

    /// <summary>The attribute as users know it: <c>[Dense]</c>.</summary>
    public string AttributeName => Attributes.FirstOrDefault(attribute => attribute.Syntax == Attribute)?.DisplayName ?? "the attribute";

    /// <summary>The attributes of a role on this declaration, in the order of the source.</summary>
    public IEnumerable<DeclaredAttribute> On(AttributeRole role) =>
        Attributes.Where(attribute => attribute.Role == role && attribute.Declaration == Declaration);

    public static async Task<DiagnosedClass?> Find(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SyntaxNode? node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellation) is not { } type)
        {
            return null;
        }

        return new(diagnostic, node, declaration, [.. AttributeTable.Default.AttributesOf(type)]);
    }
}
