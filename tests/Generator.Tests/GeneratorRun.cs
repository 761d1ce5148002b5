using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests;

/// <summary>One run of the generator over a user's project.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, Compilation input)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        Input = input;
        Output = output;
    }

    public Compilation Input { get; }

    /// <summary>The project with what was generated.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(source => source.HintName);

    public static GeneratorRun Of(params string[] files) => Of(UserCode.Of(files).Compilation);

    public static GeneratorRun Of(CSharpCompilation compilation)
    {
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], driverOptions: options);
        return new GeneratorRun(driver, compilation);
    }

    /// <summary>Runs again after an edit, with the results of this run at hand.</summary>
    public GeneratorRun After(Func<Compilation, Compilation> edit) => new(_driver, edit(Input));

    /// <summary>The reasons for which each output of a step is what it is.</summary>
    public IEnumerable<IncrementalStepRunReason> ReasonsOf(string step) =>
        Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

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
