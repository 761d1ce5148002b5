using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes.Editing;

/// <summary>Changes the arguments of an attribute.</summary>
internal static class ArgumentEdits
{
    /// <summary>Removes arguments, and the parentheses with the last.</summary>
    public static AttributeSyntax Without(this AttributeSyntax attribute, params AttributeArgumentSyntax[] arguments)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList!;
        SeparatedSyntaxList<AttributeArgumentSyntax> others = list.Arguments;
        foreach (AttributeArgumentSyntax argument in arguments)
            others = others.RemoveAt(others.IndexOf(other => other.IsEquivalentTo(argument)));
        return others.Count == 0
            ? attribute.WithArgumentList(null).WithTriviaFrom(attribute)
            : attribute.WithArgumentList(list.WithArguments(others));
    }

    /// <summary>The argument that sets a property.</summary>
    public static AttributeArgumentSyntax? PropertyNamed(this AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);

    /// <summary>Adds an argument for the constructor behind those that are there, and before the properties.</summary>
    public static AttributeSyntax WithConstructorArgument(this AttributeSyntax attribute, string name, ExpressionSyntax expression)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList!;
        int position = list.Arguments.Count(argument => argument.NameEquals is null);
        // Behind a named one, a position may not be what it seems.
        NameColonSyntax? label = list.Arguments.Take(position).Any(argument => argument.NameColon is not null)
            ? SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(name)).WithTrailingTrivia(SyntaxFactory.Space)
            : null;
        return attribute.WithArgumentList(list.WithArguments(
            Spaced(list.Arguments.Insert(position, SyntaxFactory.AttributeArgument(null, label, expression)))));
    }

    /// <summary>Sets a property to another value, or as one more argument.</summary>
    public static AttributeSyntax WithProperty(this AttributeSyntax attribute, string name, ExpressionSyntax expression)
    {
        if (attribute.PropertyNamed(name) is { } present)
            return attribute.ReplaceNode(present.Expression, expression.WithTriviaFrom(present.Expression));

        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        NameEqualsSyntax label = SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName(name), SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));
        return attribute.WithArgumentList(list.WithArguments(Spaced(list.Arguments.Add(SyntaxFactory.AttributeArgument(label, null, expression)))));
    }

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Spaced(SeparatedSyntaxList<AttributeArgumentSyntax> arguments) =>
        SyntaxFactory.SeparatedList(arguments, arguments.GetSeparators().Select(
            comma => comma.HasTrailingTrivia ? comma : comma.WithTrailingTrivia(SyntaxFactory.Space)));
}
