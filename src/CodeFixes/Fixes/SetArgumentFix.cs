using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Changes an argument to the nearest valid value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SetArgumentFix() : NetworkCodeFix(Descriptors.SizeOutOfRange, Descriptors.HyperparameterOutOfRange, Descriptors.OverBudget)
{
    private protected override IEnumerable<Repair> RepairsOf(DiagnosedClass diagnosed)
    {
        if (RepairValue.Of(diagnosed.Diagnostic) is not { } value || diagnosed.Argument?.Expression is not { } expression)
            yield break;
        yield return new($"Change to {value}", expression, SyntaxFactory.ParseExpression(value).WithTriviaFrom(expression))
        {
            Kind = nameof(SetArgumentFix),
        };
    }
}
