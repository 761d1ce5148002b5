using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Lets the last layer give its logits as they are.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveLastActivationFix() : NetworkCodeFix(Descriptors.ConfinedLogits)
{
    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        if (diagnosed is { Attribute: { } layer, Argument: { } activation })
            yield return new("Leave the activation out", layer, layer.Without(activation));
    }
}
