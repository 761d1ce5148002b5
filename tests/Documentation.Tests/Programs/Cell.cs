using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Documentation.Tests.Programs;

/// <summary>A piece of a page's program, taken apart: what it uses, what it does, and the types that it declares.</summary>
internal sealed class Cell
{
    private Cell(string file, int firstLine, string text, bool isPrelude)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, path: file);
        CompilationUnitSyntax root = tree.GetCompilationUnitRoot();
        File = file;
        IsPrelude = isPrelude;
        Errors = [.. tree.GetDiagnostics().Select(error => $"{file}({firstLine + error.Location.GetLineSpan().StartLinePosition.Line}): {error.GetMessage(null)}")];
        Usings = [.. root.Usings.Select(directive => directive.ToString())];
        Statements = [.. root.Members.OfType<GlobalStatementSyntax>().Select(Traced)];
        Types = [.. root.Members.Where(member => member is not GlobalStatementSyntax).Select(member => new CellType(NameOf(member), IsAddition(member), Traced(member)))];
        Networks = [.. root.Members.OfType<ClassDeclarationSyntax>().Where(IsNetwork).Select(network => network.Identifier.Text)];

        // The compiler is to name the page's line, not the program's.
        string Traced(MemberDeclarationSyntax member)
        {
            int line = firstLine + tree.GetLineSpan(member.Span).StartLinePosition.Line;
            return $"#line {line} \"{file}\"\n{member.ToFullString().TrimStart('\r', '\n').TrimEnd()}\n";
        }
    }

    /// <summary>The page, or the prelude's file.</summary>
    public string File { get; }

    public bool IsPrelude { get; }

    /// <summary>What is no C#.</summary>
    public ImmutableArray<string> Errors { get; }

    public ImmutableArray<string> Usings { get; }

    public ImmutableArray<string> Statements { get; }

    public ImmutableArray<CellType> Types { get; }

    /// <summary>The classes that carry <c>[Network]</c>.</summary>
    public ImmutableArray<string> Networks { get; }

    public static Cell OfBlock(string page, int line, string text) => new(page, line, text, isPrelude: false);

    public static Cell OfPrelude(string file, string text) => new(file, 1, text, isPrelude: true);

    private static string? NameOf(MemberDeclarationSyntax member) => (member as BaseTypeDeclarationSyntax)?.Identifier.Text;

    /// <summary>Whether it adds to a class that is declared elsewhere: a part without attributes.</summary>
    private static bool IsAddition(MemberDeclarationSyntax member) =>
        member.AttributeLists.Count == 0 && member.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static bool IsNetwork(ClassDeclarationSyntax type) =>
        type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "Network" or "NetGen.Network");
}

/// <summary>A type that a cell declares.</summary>
/// <param name="Name">Its name; null for what has none, such as a namespace.</param>
/// <param name="IsAddition">Whether it is a further part of a type.</param>
/// <param name="Text">Its code.</param>
internal sealed record CellType(string? Name, bool IsAddition, string Text);
