using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes.Editing;

/// <summary>
/// Adds attributes to a declaration and removes them, with the lines they stand on: one added beside an attribute on a line of its own gets
/// a line too, and one removed takes its line along, but leaves the comments above it.
/// </summary>
internal static class AttributeListEdits
{
    public static TypeDeclarationSyntax Without(this TypeDeclarationSyntax declaration, params AttributeSyntax[] attributes)
    {
        TypeDeclarationSyntax result = declaration.TrackNodes(attributes);
        foreach (AttributeSyntax attribute in attributes)
            result = result.WithoutCurrent(result.GetCurrentNode(attribute)!);
        return result;
    }

    /// <summary>Adds attributes behind the list of <paramref name="anchor"/>, an attribute of the declaration.</summary>
    public static TypeDeclarationSyntax WithAfter(
        this TypeDeclarationSyntax declaration, AttributeSyntax anchor, params AttributeSyntax[] attributes)
    {
        var list = (AttributeListSyntax)anchor.Parent!;
        SyntaxTriviaList end = EndOfLineOf(list);
        bool hasLine = StartsLine(list) && end.Count > 0;
        SyntaxTriviaList between = hasLine ? end : [SyntaxFactory.Space];
        SyntaxTriviaList indentation = hasLine ? IndentationOf(list) : [];

        var lists = new List<AttributeListSyntax> { hasLine ? list : list.WithTrailingTrivia(between) };
        lists.AddRange(attributes.Select(attribute => ListOf(attribute).WithLeadingTrivia(indentation).WithTrailingTrivia(between)));
        lists[lists.Count - 1] = lists[lists.Count - 1].WithTrailingTrivia(hasLine ? end : list.GetTrailingTrivia());
        return declaration.ReplaceNode(list, lists);
    }

    /// <summary>Adds an attribute before all others.</summary>
    public static TypeDeclarationSyntax WithFirst(this TypeDeclarationSyntax declaration, AttributeSyntax attribute)
    {
        AttributeListSyntax list = declaration.AttributeLists[0];
        SyntaxTriviaList end = EndOfLineOf(list);
        bool hasLine = end.Count > 0;
        return declaration.ReplaceNode(list,
        [
            ListOf(attribute).WithLeadingTrivia(list.GetLeadingTrivia()).WithTrailingTrivia(hasLine ? end : [SyntaxFactory.Space]),
            list.WithLeadingTrivia(hasLine ? IndentationOf(list) : []),
        ]);
    }

    private static TypeDeclarationSyntax WithoutCurrent(this TypeDeclarationSyntax declaration, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            SeparatedSyntaxList<AttributeSyntax> others = list.Attributes.Remove(attribute);
            others = others.Replace(others[0], others[0].WithLeadingTrivia(list.Attributes[0].GetLeadingTrivia()));
            AttributeSyntax last = others[others.Count - 1];
            others = others.Replace(last, last.WithTrailingTrivia(list.Attributes[list.Attributes.Count - 1].GetTrailingTrivia()));
            return declaration.ReplaceNode(list, list.WithAttributes(others));
        }

        SyntaxToken next = list.GetLastToken().GetNextToken();
        SyntaxToken previous = list.GetFirstToken().GetPreviousToken();
        SyntaxTriviaList end = EndOfLineOf(list);
        SyntaxTriviaList above = list.GetLeadingTrivia();
        bool endsOthersLine = end.Count > 0 && !StartsLine(list) && declaration.Span.Contains(previous.Span);
        if (end.Count > 0)
            above = WithoutIndentation(above);

        return (TypeDeclarationSyntax)new Removal(list, previous, next, endsOthersLine ? end : null, above).Visit(declaration)!;
    }

    private static AttributeListSyntax ListOf(AttributeSyntax attribute) => SyntaxFactory.AttributeList(
        NetGenSyntax.Token(SyntaxKind.OpenBracketToken),
        null,
        SyntaxFactory.SingletonSeparatedList(attribute),
        NetGenSyntax.Token(SyntaxKind.CloseBracketToken));

    /// <summary>The end of the line that a list is the last of; empty where something follows it.</summary>
    private static SyntaxTriviaList EndOfLineOf(AttributeListSyntax list) =>
        [.. list.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))];

    private static bool StartsLine(AttributeListSyntax list)
    {
        SyntaxToken previous = list.GetFirstToken().GetPreviousToken();
        return previous.IsKind(SyntaxKind.None)
            || previous.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
            || list.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia);
    }

    private static SyntaxTriviaList IndentationOf(AttributeListSyntax list) =>
        EndsIndented(list.GetLeadingTrivia()) ? [list.GetLeadingTrivia().Last()] : [];

    private static SyntaxTriviaList WithoutIndentation(SyntaxTriviaList trivia) =>
        EndsIndented(trivia) ? trivia.RemoveAt(trivia.Count - 1) : trivia;

    private static bool EndsIndented(SyntaxTriviaList trivia) => trivia.Count > 0 && trivia.Last().IsKind(SyntaxKind.WhitespaceTrivia);

    /// <summary>Takes a list out and mends the tokens on both sides of it.</summary>
    private sealed class Removal(
        AttributeListSyntax list, SyntaxToken previous, SyntaxToken next, SyntaxTriviaList? end, SyntaxTriviaList above)
        : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node == list ? null : base.VisitAttributeList(node);

        public override SyntaxToken VisitToken(SyntaxToken token)
        {
            if (token == next)
                return token.WithLeadingTrivia(above.AddRange(token.LeadingTrivia));
            return token == previous && end is { } line ? token.WithTrailingTrivia(line) : token;
        }
    }
}
