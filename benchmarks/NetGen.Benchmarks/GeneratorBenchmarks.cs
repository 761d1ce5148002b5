using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen.Testing.Compiling;

namespace NetGen.Benchmarks;

/// <summary>What the generator costs in the user's editor and build, once it is warm.</summary>
[MemoryDiagnoser]
[Config(typeof(EmittedSizeConfig))]
public class GeneratorBenchmarks
{
    private const string Other = "class Other { }";

    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _edited = null!;
    private GeneratorDriver _fresh = null!;
    private GeneratorDriver _ran = null!;

    public static ImmutableArray<NetworkText> Networks => NetworkText.All;

    [ParamsSource(nameof(Networks))]
    public NetworkText Network { get; set; } = null!;

    [GlobalSetup]
    public void Setup()
    {
        _compilation = NetworkCompilation.Unchecked(LanguageVersion.Default, Network.Source.File, Other);
        SyntaxTree other = _compilation.SyntaxTrees[1];
        _edited = _compilation.ReplaceSyntaxTree(other, other.WithChangedText(SourceText.From(Other + " // edited", Encoding.UTF8)));
        _fresh = NetworkCompilation.Driver();
        _ran = _fresh.RunGenerators(_compilation);
    }

    /// <summary>All stages, from attributes to C#, and the compiler's parsing of what came out.</summary>
    [Benchmark]
    public GeneratorDriver Generate() => _fresh.RunGenerators(_compilation);

    /// <summary>A run after an edit elsewhere in the project, which must generate nothing again.</summary>
    [Benchmark]
    public GeneratorDriver EditElsewhere() => _ran.RunGenerators(_edited);
}
