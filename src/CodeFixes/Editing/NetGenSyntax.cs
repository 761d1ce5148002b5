using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace NetGen.CodeFixes.Editing;

/// <summary>Creates syntax. NetGen's names are short if the code uses the namespace, otherwise they are in full.</summary>
internal static class NetGenSyntax
{
    private const string Namespace = "global::NetGen.";

    /// <param name="name">The attribute as users know it, without brackets: <c>Dense</c>.</param>
    /// <param name="arguments">What stands in its parentheses; null for none.</param>
    public static AttributeSyntax Attribute(string name, string? arguments = null) => SyntaxFactory.Attribute(
        AttributeName(name),
        arguments is null ? null : SyntaxFactory.ParseAttributeArgumentList($"({arguments})"));

    /// <summary>A token that no formatter moves: the trivia of the factory's own are elastic.</summary>
    public static SyntaxToken Token(SyntaxKind kind) => SyntaxFactory.Token(default, kind, default);

    public static NameSyntax AttributeName(string name) =>
        SyntaxFactory.ParseName($"{Namespace}{name}Attribute").WithAdditionalAnnotations(Simplifier.Annotation);

    public static ExpressionSyntax Relu { get; } =
        SyntaxFactory.ParseExpression(Namespace + "Activation.Relu").WithAdditionalAnnotations(Simplifier.Annotation);
}
