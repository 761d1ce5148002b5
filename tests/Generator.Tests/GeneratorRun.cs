using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tests.Parsing;
using NetGen.Testing.Compiling;

namespace NetGen.Generator.Tests;

/// <summary>One run of the generator over a user's project, right or wrong.</summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        Input = input;
        Output = output;
        Result = driver.GetRunResult().Results.Single();
    }

    public Compilation Input { get; }

    /// <summary>The project with what was generated.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(source => source.HintName);

    public static GeneratorRun Of(params string[] files) => new(NetworkCompilation.Driver(), UserCode.Of(files).Compilation);

    public static GeneratorRun Of(NetworkGenerator generator, params string[] files) =>
        new(CSharpGeneratorDriver.Create(generator), UserCode.Of(files).Compilation);

    /// <summary>What the analyzer reports when the generator has done its work, as it does in a build.</summary>
    public async Task<ImmutableArray<Diagnostic>> Analyze()
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => thrown = exception,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics =
            await new CompilationWithAnalyzers(Output, [new NetworkAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return thrown is null ? diagnostics : throw new InvalidOperationException("The analyzer threw.", thrown);
    }
}
