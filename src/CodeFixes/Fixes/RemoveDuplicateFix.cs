using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Keeps one of two losses or optimisers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveDuplicateFix() : NetworkCodeFix(Descriptors.SameRoleTwice)
{
    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        if (diagnosed.Attributes.FirstOrDefault(attribute => attribute.Syntax == diagnosed.Attribute) is not { Syntax: { } } second)
            yield break;

        yield return Remove(second) with { Kind = "RemoveSecond" };
        if (diagnosed.On(second.Role).First() is var first && first != second)
            yield return Remove(first) with { Kind = "RemoveFirst" };

        Repair Remove(DeclaredAttribute attribute) =>
            new($"Remove {attribute.DisplayName}", diagnosed.Declaration, diagnosed.Declaration.Without(attribute.Syntax!));
    }
}
