using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Makes one dropout of two.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MergeDropoutsFix() : NetworkCodeFix(Descriptors.DropoutSequence)
{
    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        if (RepairValue.Of(diagnosed.Diagnostic) is not { } rate || diagnosed.Attribute is not { } second)
            yield break;
        AttributeSyntax? first = diagnosed.On(AttributeRole.Layer).TakeWhile(layer => layer.Syntax != second).LastOrDefault()?.Syntax;
        if (first?.ArgumentList?.Arguments is not { Count: 1 } arguments || arguments[0].Expression is not { } old)
            yield break;

        TypeDeclarationSyntax tracked = diagnosed.Declaration.TrackNodes(old, second);
        tracked = tracked.ReplaceNode(tracked.GetCurrentNode(old)!, SyntaxFactory.ParseExpression(rate).WithTriviaFrom(old));
        yield return new($"Keep one dropout with the rate {rate}", diagnosed.Declaration, tracked.Without(tracked.GetCurrentNode(second)!))
        {
            Kind = nameof(MergeDropoutsFix),
        };
    }
}
