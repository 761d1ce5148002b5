using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Tells two classes by the sigmoid of the only output.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseSigmoidFix() : NetworkCodeFix(Descriptors.SingleOutput)
{
    // What it has in common with [SoftmaxCrossEntropy].
    private static readonly string[] Options = ["LabelSmoothing", "FocalGamma"];

    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        if (diagnosed.Attribute is not { } loss)
            yield break;
        AttributeArgumentSyntax[] others =
        [
            .. (loss.ArgumentList?.Arguments ?? default).Where(argument => !Options.Contains(argument.NameEquals?.Name.Identifier.ValueText)),
        ];
        AttributeSyntax kept = others.Length > 0 ? loss.Without(others) : loss;
        yield return new(
            "Use [SigmoidCrossEntropy]", loss, kept.WithName(NetGenSyntax.AttributeName("SigmoidCrossEntropy").WithTriviaFrom(kept.Name)));
    }
}
