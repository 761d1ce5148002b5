using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Puts a nonlinearity between two dense layers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddActivationFix() : NetworkCodeFix(Descriptors.LinearSequence)
{
    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        if (diagnosed is { Attribute: { } layer })
        {
            // Activation.Linear, in whatever words, is marked itself.
            yield return new("Add Activation.Relu", layer, diagnosed.Argument is { } linear
                ? layer.ReplaceNode(linear.Expression, NetGenSyntax.Relu.WithTriviaFrom(linear.Expression))
                : layer.WithConstructorArgument("activation", NetGenSyntax.Relu));
        }
    }
}
