using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Removes an attribute that has no effect or is not allowed at its place.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveAttributeFix() : NetworkCodeFix(
    Descriptors.NoEffect, Descriptors.OutputsDropped, Descriptors.TrainingWithoutLoss, Descriptors.NotForBlocks)
{
    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        if (diagnosed.Attribute is { } attribute)
        {
            yield return new($"Remove {diagnosed.AttributeName}", diagnosed.Declaration, diagnosed.Declaration.Without(attribute))
            {
                Kind = nameof(RemoveAttributeFix),
            };
        }
    }
}
