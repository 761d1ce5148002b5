using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Gives Nesterov's look-ahead the momentum that it needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SetMomentumFix() : NetworkCodeFix(Descriptors.NesterovWithoutMomentum)
{
    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        // With a dampening there is a momentum, and the dampening is what is wrong.
        if (diagnosed.Attribute is { } sgd && sgd.PropertyNamed("Dampening") is null)
            yield return new("Set 'Momentum' to 0.9f", sgd, sgd.WithProperty("Momentum", SyntaxFactory.ParseExpression("0.9f")));
    }
}
