using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen.Testing.Compiling;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>The generator after a run, with what each of its steps did.</summary>
internal sealed class PipelineRun
{
    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _compilation;
    private readonly GeneratorRunResult _result;

    private PipelineRun(GeneratorDriver driver, CSharpCompilation compilation)
    {
        _driver = driver.RunGenerators(compilation);
        _compilation = compilation;
        _result = _driver.GetRunResult().Results.Single();
        Assert.Null(_result.Exception);
    }

    /// <summary>What each of the generator's steps did, and each output.</summary>
    public IEnumerable<(string Step, IncrementalStepRunReason Reason)> Reasons =>
        OwnSteps.Concat(_result.TrackedOutputSteps)
            .SelectMany(step => step.Value, (step, run) => (step.Key, run))
            .SelectMany(step => step.run.Outputs, (step, output) => (step.Key, output.Reason));

    /// <summary>What became of each generated file.</summary>
    public ImmutableArray<IncrementalStepRunReason> SourceReasons =>
        [.. _result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>What the generator's own steps put out.</summary>
    public IEnumerable<(string Step, object? Value)> Outputs =>
        OwnSteps
            .SelectMany(step => step.Value, (step, run) => (step.Key, run))
            .SelectMany(step => step.run.Outputs, (step, output) => (step.Key, (object?)output.Value));

    public IEnumerable<string> Generated => _result.GeneratedSources.Select(source => source.HintName + "\n" + source.SourceText);

    // Roslyn tracks steps of its own too, with symbols and all, on the way to the first of these.
    private IEnumerable<KeyValuePair<string, ImmutableArray<IncrementalGeneratorRunStep>>> OwnSteps =>
        NetworkGenerator.TrackingNames.All.Select(name => KeyValuePair.Create(name, _result.TrackedSteps[name]));

    public static PipelineRun Of(params ReadOnlySpan<string> files) =>
        new(NetworkCompilation.Driver(), NetworkCompilation.Unchecked(LanguageVersion.Default, files));

    /// <summary>The next run, after one file has changed.</summary>
    public PipelineRun Edit(int file, string text)
    {
        SyntaxTree before = _compilation.SyntaxTrees[file];
        SyntaxTree after = before.WithChangedText(SourceText.From(text, before.Encoding));
        return new PipelineRun(_driver, _compilation.ReplaceSyntaxTree(before, after));
    }
}
