using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Gives a network what its attributes of training train.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddLossFix() : NetworkCodeFix(Descriptors.TrainingWithoutLoss)
{
    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        if (diagnosed.On(AttributeRole.Layer).LastOrDefault() is not { Syntax: { } last } layer)
            yield break;

        // A single output has no other for a softmax to compare it with.
        bool isSingle = layer.Reader is DenseReader && layer.Data.ConstructorArguments.FirstOrDefault().Value is 1;
        foreach (string loss in new[] { isSingle ? "SigmoidCrossEntropy" : "SoftmaxCrossEntropy", "MeanSquaredError" })
            yield return new($"Add [{loss}]", diagnosed.Declaration, diagnosed.Declaration.WithAfter(last, NetGenSyntax.Attribute(loss)));
    }
}
