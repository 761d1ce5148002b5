using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The diagnostics can be silenced and configured like those of the C# compiler.</summary>
public class SuppressionTests
{
    /// <summary>Without those of the generator, which the analyzer, which runs here, does not know, and without the one that is about no code.</summary>
    public static TheoryData<string> Ids => [.. Descriptors.All.RemoveRange([.. Descriptors.OfGenerator, Descriptors.UnfitProject]).Select(descriptor => descriptor.Id)];

    /// <summary>On the example of the page of each: the testing package itself would check it only for what a test happens to mark.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Pragma_silences_every_diagnostic(string id)
    {
        string example = new HelpPage(id).CodeUnder("## Example");

        Assert.Equal([id], (await GeneratorRun.Of(example).Analyze()).Select(diagnostic => diagnostic.Id));
        Assert.Empty(await GeneratorRun.Of($"\n#pragma warning disable {id}\n{example}").Analyze());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Editorconfig_silences_every_diagnostic(string id)
    {
        NetworkAnalyzerTest test = NetworkAnalyzerTest.Create(new HelpPage(id).CodeUnder("## Example"));
        test.TestBehaviors |= TestBehaviors.SkipSuppressionCheck;
        // Nothing is generated here, and some examples need it.
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = none\n"));
        await test.RunAsync();
    }

    [Fact]
    public Task Pragma_silences_an_attribute()
    {
        NetworkAnalyzerTest test = NetworkAnalyzerTest.Create("""
            [Network(2)]
            #pragma warning disable NETGEN004
            [Dense(0)]
            #pragma warning restore NETGEN004
            [Dense({|NETGEN004:0|})]
            partial class N;
            """);
        // That check puts everything behind a pragma of its own, which the restore above ends.
        test.TestBehaviors |= TestBehaviors.SkipSuppressionCheck;
        return test.RunAsync();
    }

    [Fact]
    public Task Pragma_silences_a_member() => NetworkAnalyzerTest.Check("""
        [Network(2)]
        [Dense(3)]
        partial class N
        {
            int {|NETGEN013:InputSize|};
        #pragma warning disable NETGEN013 // Told apart by hand.
            int OutputSize;
        #pragma warning restore NETGEN013
        }
        """);

    [Fact]
    public Task Pragma_silences_a_class() => NetworkAnalyzerTest.Check("""
        #pragma warning disable NETGEN001, NETGEN010
        [{|NETGEN002:Network(2)|}] abstract class N;
        """);

    [Fact]
    public Task An_attribute_silences_a_class() => NetworkAnalyzerTest.Check("""
        using System.Diagnostics.CodeAnalysis;

        [Network(2)] [Dense(3)] [SuppressMessage("NetGen", "NETGEN001")] class N;
        """);

    [Fact]
    public Task Editorconfig_silences_a_project()
    {
        NetworkAnalyzerTest test = NetworkAnalyzerTest.Create("[Network(2)] [Dense(0)] class {|NETGEN001:N|};");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", """
            root = true
            [*.cs]
            dotnet_diagnostic.NETGEN004.severity = none
            """));
        return test.RunAsync();
    }

    [Fact]
    public Task Editorconfig_makes_a_suggestion_of_a_warning()
    {
        NetworkAnalyzerTest test = NetworkAnalyzerTest.Create("[Network(2)] [{|#0:Dense(4)|}] [Dense(3)] partial class N;");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.NETGEN026.severity = suggestion\n"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("NETGEN026", DiagnosticSeverity.Info).WithLocation(0).WithArguments("[Dense]", "4"));
        return test.RunAsync();
    }
}
