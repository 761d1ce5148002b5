using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parsing;

/// <summary>The declarations of a type; a partial one has several.</summary>
internal static class TypeDeclarations
{
    public static IEnumerable<TypeDeclarationSyntax> Of(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();
}
