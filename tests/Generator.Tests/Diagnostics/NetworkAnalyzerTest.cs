using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NetGen.Generator.Diagnostics;
using NetGen.Testing.Compiling;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>
/// Runs the analyzer over code in which <c>{|NETGEN004:0|}</c> marks what it has to report, and <c>{|CS0579:Sgd|}</c> what the
/// C# compiler has to. Nothing else may be reported.
/// </summary>
internal sealed class NetworkAnalyzerTest : CSharpAnalyzerTest<NetworkAnalyzer, DefaultVerifier>
{
    private NetworkAnalyzerTest()
    {
        // The framework that runs the tests: the packages of reference assemblies would be downloaded.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(FrameworkReferences.All);
    }

    public static Task Check(params string[] files) => Create(files).RunAsync();

    public static NetworkAnalyzerTest Create(params string[] files)
    {
        var test = new NetworkAnalyzerTest();
        foreach (string file in files)
            test.TestState.Sources.Add(file);
        test.TestState.Sources.Add("global using System; global using NetGen;");
        return test;
    }
}
