using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Tests;

public class NetworkGeneratorTests
{
    private const string Network = "[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] partial class";

    [Theory]
    [InlineData($"{Network} N;", "N.g.cs")]
    [InlineData($"namespace A.B; {Network} N;", "A.B.N.g.cs")]
    [InlineData($"namespace A; partial class B {{ partial struct C {{ {Network} N; }} }}", "A.B+C+N.g.cs")]
    [InlineData($"partial interface I {{ {Network} N; }}", "I+N.g.cs")]
    [InlineData($"partial record R(int X) {{ {Network} N; }}", "R+N.g.cs")]
    [InlineData($"readonly partial record struct R(int X) {{ {Network} N; }}", "R+N.g.cs")]
    [InlineData($"namespace @event {{ partial class @class {{ {Network} @record; }} }}", "event.class+record.g.cs")]
    [InlineData($"{Network} N {{ public N(string x) : this(1) {{ }} void Forward() {{ }} }}", "N.g.cs")]
    [InlineData($"class Base {{ protected Base(int x = 0) {{ }} }} {Network} N : Base, IDisposable {{ public void Dispose() {{ }} }}", "N.g.cs")]
    public async Task A_network_compiles_without_a_warning(string source, string hintName)
    {
        GeneratorRun run = GeneratorRun.Of(source);

        Assert.Equal([hintName], run.HintNames);
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        Assert.Empty(await run.Analyze());
    }

    [Fact]
    public async Task Networks_of_similar_names_live_side_by_side()
    {
        GeneratorRun run = GeneratorRun.Of(
            $"{Network} Digits; {Network} digits2; {Network} Digits2; {Network} DIGITS2;",
            $"namespace Digits3 {{ {Network} N; {Network} n; }} partial class Outer {{ {Network} Digits; }} partial class outer1 {{ {Network} Digits; }}");

        Assert.Null(run.Result.Exception);
        Assert.Equal(8, run.HintNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("Digits.g.cs", run.HintNames);
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Empty(await run.Analyze());
    }

    [Fact]
    public void Half_written_containers_of_one_name_do_not_stop_the_generator()
    {
        GeneratorRun run = GeneratorRun.Of($"partial class Outer {{ {Network} N; }} partial struct Outer {{ {Network} N; }}");

        Assert.Null(run.Result.Exception);
        Assert.Equal(2, run.HintNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task A_wrong_network_leaves_the_others_alone()
    {
        GeneratorRun run = GeneratorRun.Of($"{Network} N; [Network(2)] [Dense(0)] partial class Wrong;");

        Assert.Equal(["N.g.cs"], run.HintNames);
        Assert.Equal(Descriptors.SizeOutOfRange, Assert.Single(await run.Analyze()).Descriptor);
    }

    [Fact]
    public void A_network_that_cannot_be_compiled_leaves_the_others_alone()
    {
        var generator = new NetworkGenerator(declaration => declaration.Type.Name == "Refused"
            ? throw new UnsupportedNetworkException("this is a test")
            : NetworkCompiler.Compile(declaration));

        GeneratorRun run = GeneratorRun.Of(generator, $"{Network} N;", $"namespace A {{ {Network} Refused; }} {Network} M;");

        Assert.Null(run.Result.Exception);
        Assert.Equal(["M.g.cs", "N.g.cs"], run.HintNames.Order(StringComparer.Ordinal));
        Diagnostic diagnostic = Assert.Single(run.Result.Diagnostics);
        Assert.Equal(Descriptors.CannotCompile, diagnostic.Descriptor);
        Assert.Equal("The network 'Refused' cannot be compiled: this is a test", diagnostic.GetMessage(null));
        SyntaxTree file = run.Input.SyntaxTrees.Single(tree => tree.FilePath == diagnostic.Location.GetLineSpan().Path);
        Assert.Equal("Refused", file.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Empty(run.Output.GetDiagnostics().Where(error => error.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData("[Network(2)] [Network(3)] [Dense(3)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] partial class N; [Network(2)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] partial struct N;")]
    [InlineData("[Network(2)] [Dense(3)] partial record N;")]
    [InlineData("[Network] [Dense] partial class N;")]
    public void Nothing_is_generated_for_what_is_no_network(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.HintNames);
    }
}
