using Microsoft.CodeAnalysis;

namespace NetGen.CodeFixes;

/// <summary>One way to mend what a diagnostic marks.</summary>
/// <param name="Title">The title that the editor shows.</param>
/// <param name="Old">A node of the document.</param>
/// <param name="New">What takes its place.</param>
internal sealed record Repair(string Title, SyntaxNode Old, SyntaxNode New)
{
    /// <summary>What repairs of the same kind share that say different things; the title where they do not.</summary>
    public string Kind { get; init; } = Title;
}
