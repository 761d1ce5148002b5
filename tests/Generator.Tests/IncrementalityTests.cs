using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests;

/// <summary>An edit costs no more than what it changes, and no step keeps a compilation alive.</summary>
public class IncrementalityTests
{
    private const string First = "namespace A; [Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd] partial class First { }";
    private const string Second = "namespace A; partial class Outer { [Network(4)] [Dense(5)] partial class Second { } }";
    private const string Other = "class Other { }";

    private readonly GeneratorRun _first = GeneratorRun.Of(First, Second, Other);

    public static TheoryData<string> Steps => [.. NetworkGenerator.TrackingNames.All];

    [Theory]
    [MemberData(nameof(Steps))]
    public void An_unrelated_edit_changes_nothing(string step)
    {
        GeneratorRun second = _first.After(Replace(Other, "class Other { void Run() { } }"));

        Assert.All(second.ReasonsOf(step), AssertKept);
    }

    [Theory]
    [InlineData("{ }", "{ /* a comment */ }")]
    [InlineData("{ }", "{ int _count; void Run() { } }")]
    [InlineData("partial class First", "public sealed partial class First")]
    [InlineData("[Dense(3)]", "[Dense(1 + 2)] [Obsolete]")]
    public void An_edit_beside_the_declaration_compiles_nothing(string old, string edited)
    {
        GeneratorRun second = _first.After(Replace(First, First.Replace(old, edited)));

        Assert.All(NetworkGenerator.TrackingNames.All, step => Assert.All(second.ReasonsOf(step), AssertKept));
    }

    [Fact]
    public void An_edit_of_one_network_compiles_that_one_only()
    {
        GeneratorRun second = _first.After(Replace(First, First.Replace("[Dense(3)]", "[Dense(4)]")));

        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            second.ReasonsOf(NetworkGenerator.TrackingNames.Networks));
        Assert.All(second.ReasonsOf(NetworkGenerator.TrackingNames.AmbiguousNames), AssertKept);
    }

    [Fact]
    public void Another_network_compiles_that_one_only()
    {
        GeneratorRun second = _first.After(Replace(Other, "[Network(4)] [Dense(5)] partial class Third;"));

        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached, IncrementalStepRunReason.New],
            second.ReasonsOf(NetworkGenerator.TrackingNames.Networks));
        Assert.All(second.ReasonsOf(NetworkGenerator.TrackingNames.AmbiguousNames), AssertKept);
    }

    [Fact]
    public void A_mistake_and_its_repair_are_seen()
    {
        GeneratorRun wrong = _first.After(Replace(First, First.Replace("[Dense(3)]", "[Dense(0)]")));
        GeneratorRun right = wrong.After(Replace(First.Replace("[Dense(3)]", "[Dense(0)]"), First));

        Assert.Equal(["A.Outer+Second.g.cs"], wrong.HintNames);
        Assert.Equal(_first.HintNames, right.HintNames);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void No_step_keeps_symbols_or_syntax(string step)
    {
        foreach ((object value, IncrementalStepRunReason _) in _first.Result.TrackedSteps[step].SelectMany(run => run.Outputs))
            AssertPlainData(value, []);
    }

    private static void AssertKept(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());

    private static void AssertPlainData(object? value, HashSet<object> seen)
    {
        Assert.False(value is ISymbol or SyntaxNode or SyntaxToken or SyntaxTree or Compilation or Location or SemanticModel or AttributeData);
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;

        if (value is IEnumerable items)
        {
            foreach (object? item in items)
                AssertPlainData(item, seen);
            return;
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            AssertPlainData(field.GetValue(value), seen);
    }

    private static Func<Compilation, Compilation> Replace(string old, string edited) => compilation =>
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.ToString().EndsWith(old, StringComparison.Ordinal));
        string text = tree.ToString()[..^old.Length] + edited;
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, path: tree.FilePath));
    };
}
