using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Gives a network without layers its first one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddLayerFix() : NetworkCodeFix(Descriptors.NoLayers)
{
    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        if (diagnosed.Attribute is { } network)
            yield return new("Add [Dense(10)]", diagnosed.Declaration, diagnosed.Declaration.WithAfter(network, NetGenSyntax.Attribute("Dense", "10")));
    }
}
