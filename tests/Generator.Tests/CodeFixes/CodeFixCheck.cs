using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NetGen.Generator.Diagnostics;
using NetGen.Testing.Compiling;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>
/// Offers a code fix for what is marked in a file, like <c>{|NETGEN004:0|}</c>, applies it, and compares the file with what it should become,
/// in which what the fix leaves is marked.
/// </summary>
internal static class CodeFixCheck<TFix>
    where TFix : CodeFixProvider, new()
{
    public static Task Run(string before, string after, int choice = 0, int? repeated = null, int? alike = null) =>
        Run([before], [after], choice, repeated, alike);

    /// <param name="choice">Which of the offers to take.</param>
    /// <param name="repeated">How many times it is applied one by one, where that is not once for each diagnostic that it mends.</param>
    /// <param name="alike">How many times it is applied to everything alike at once, where that is not one time.</param>
    public static Task Run(string[] before, string[] after, int choice = 0, int? repeated = null, int? alike = null)
    {
        var test = new Test { CodeActionIndex = choice };
        Add(before, test.TestState);
        Add(after, test.FixedState);
        test.NumberOfIncrementalIterations = repeated ?? test.NumberOfIncrementalIterations;
        test.NumberOfFixAllIterations = alike ?? test.NumberOfFixAllIterations;
        return test.RunAsync();
    }

    /// <summary>That nothing is offered.</summary>
    public static Task Leave(string code) => Run(code, code);

    private static void Add(string[] files, SolutionState state)
    {
        foreach (string file in files)
            state.Sources.Add(file);
        state.Sources.Add("global using System;");
        // What remains has to be marked as well.
        state.MarkupHandling = MarkupMode.Allow;
    }

    private sealed class Test : CSharpCodeFixTest<NetworkAnalyzer, TFix, DefaultVerifier>
    {
        public Test()
        {
            // The framework that runs the tests: the packages of reference assemblies would be downloaded.
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(FrameworkReferences.All);
            // Suppression is tested apart.
            TestBehaviors |= TestBehaviors.SkipSuppressionCheck;
        }
    }
}
