using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Leaves out an argument that has no effect, or is one too many.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveArgumentFix() : NetworkCodeFix(Descriptors.IdleOption, Descriptors.NesterovWithoutMomentum, Descriptors.NoClassCounts, Descriptors.OneLimit)
{
    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        if (diagnosed is { Attribute: { } attribute, Argument: { NameEquals.Name.Identifier.ValueText: var name } argument })
            yield return new($"Leave '{name}' out", attribute, attribute.Without(argument)) { Kind = nameof(RemoveArgumentFix) };
    }
}
