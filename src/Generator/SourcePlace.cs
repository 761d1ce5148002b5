using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator;

/// <summary>Where something was written, as plain data: a location would keep its syntax tree alive.</summary>
internal sealed record SourcePlace(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static SourcePlace? Of(Location location) => location.SourceTree is { } tree
        ? new SourcePlace(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : null;

    /// <summary>The location in its syntax tree, where pragmas and .editorconfig files apply.</summary>
    public Location In(Compilation compilation) =>
        compilation.SyntaxTrees.FirstOrDefault(IsIn) is { } tree ? Location.Create(tree, Span) : Location.Create(Path, Span, Lines);

    private bool IsIn(SyntaxTree tree) => tree.FilePath == Path && Span.End <= tree.Length && tree.GetLineSpan(Span).Span == Lines;
}
