using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Makes a network of a class that has attributes of one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddNetworkFix() : NetworkCodeFix(Descriptors.NetworkAttributeMissing)
{
    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        // How many features a sample has is for the user to say: one is the number that shows what the argument is.
        yield return new("Add [Network(1)]", diagnosed.Declaration, diagnosed.Declaration.WithFirst(NetGenSyntax.Attribute("Network", "1")));
    }
}
