extern alias compiler;

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NetworkAnalyzer = compiler::NetGen.Generator.Diagnostics.NetworkAnalyzer;
using NetworkGenerator = compiler::NetGen.Generator.NetworkGenerator;

namespace NetGen.Testing.Compiling;

/// <summary>
/// Compiles C# with the generator as a strict project does: nullable on, every warning an error (missing documentation too), no
/// unsafe code.
/// </summary>
public sealed class NetworkCompilation
{
    private static readonly ConcurrentDictionary<NetworkSource, Lazy<Type>> Types = new();

    private readonly Compilation _compilation;

    private NetworkCompilation(Compilation compilation, byte[] image, ImmutableArray<GeneratedSourceResult> generated)
    {
        _compilation = compilation;
        Image = image;
        Generated = generated;
    }

    /// <summary>The files that the generator added.</summary>
    public ImmutableArray<GeneratedSourceResult> Generated { get; }

    /// <summary>The assembly.</summary>
    public byte[] Image { get; }

    /// <summary>Compiles files; throws when anything is wrong with them or with what is generated from them.</summary>
    public static NetworkCompilation Of(params ReadOnlySpan<string> files) => Of(LanguageVersion.Default, files);

    public static NetworkCompilation Of(LanguageVersion languageVersion, params ReadOnlySpan<string> files) =>
        Of(Unchecked(languageVersion, files));

    /// <summary>Compiles a project on which the generator has not run.</summary>
    public static NetworkCompilation Of(CSharpCompilation input)
    {
        GeneratorDriver driver = Driver(input.LanguageVersion).RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        GeneratorRunResult run = driver.GetRunResult().Results.Single();
        if (run.Exception is not null)
            throw new CompilationFailedException($"The generator threw {run.Exception}");

        using var image = new MemoryStream();
        EmitResult emitted = output.Emit(image, xmlDocumentationStream: Stream.Null);
        ThrowOnWarnings([.. run.Diagnostics, .. emitted.Diagnostics]);
        return new NetworkCompilation(output, image.ToArray(), run.GeneratedSources);
    }

    /// <summary>The files of a project on which the generator has not run.</summary>
    public static CSharpCompilation Unchecked(LanguageVersion languageVersion, params ReadOnlySpan<string> files)
    {
        CSharpParseOptions parseOptions = ParseOptions(languageVersion);
        var trees = new SyntaxTree[files.Length];
        for (int i = 0; i < files.Length; i++)
            trees[i] = CSharpSyntaxTree.ParseText(files[i], parseOptions, $"File{i + 1}.cs", Encoding.UTF8);

        return CSharpCompilation.Create(
            "NetworkUnderTest",
            trees,
            FrameworkReferences.All,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                generalDiagnosticOption: ReportDiagnostic.Error,
                warningLevel: 9999,
                allowUnsafe: false,
                nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The generator, ready to run on such a project and to tell what it did.</summary>
    public static GeneratorDriver Driver(LanguageVersion languageVersion = LanguageVersion.Default) =>
        CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions(languageVersion),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Says which networks a test is going to load, so that they are compiled together: many take little longer than one.</summary>
    public static void Together(IEnumerable<NetworkSource> sources)
    {
        NetworkSource[] all = [.. sources.Distinct()];
        var batch = new NetworkBatch(all);
        for (int i = 0; i < all.Length; i++)
        {
            int index = i;
            Types.TryAdd(all[i], new Lazy<Type>(() => batch.TypeOf(index)));
        }
    }

    /// <summary>The compiled network; compiled once for all tests that declare the same.</summary>
    public static CompiledNetwork Load(NetworkSource source, ulong seed = 0)
    {
        Lazy<Type> type = Types.GetOrAdd(source, source => new Lazy<Type>(() => new NetworkBatch([source]).TypeOf(0)));
        return new CompiledNetwork(type.Value, seed);
    }

    /// <summary>Throws when the analyzer that ships with the generator has anything to say.</summary>
    public void Analyze() => Analyze(_compilation);

    /// <summary>The same for a project on which the generator need not have run.</summary>
    public static void Analyze(Compilation compilation)
    {
        CompilationWithAnalyzers analyzed = compilation.WithAnalyzers([new NetworkAnalyzer()]);
        ThrowOnWarnings(analyzed.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult());
    }

    /// <summary>Loads the assembly into a context of its own, collected when nothing refers to it any more.</summary>
    public Assembly Load() => NetworkContext.LoadImage(Image);

    private static CSharpParseOptions ParseOptions(LanguageVersion languageVersion) =>
        new(languageVersion, DocumentationMode.Diagnose);

    private static void ThrowOnWarnings(IEnumerable<Diagnostic> diagnostics)
    {
        Diagnostic[] bad = [.. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        if (bad.Length == 0)
            return;

        var message = new StringBuilder();
        message.Append(CultureInfo.InvariantCulture, $"{bad.Length} errors and warnings:\n");
        foreach (Diagnostic diagnostic in bad.Take(20))
        {
            message.Append(diagnostic.ToString()).Append('\n');
            if (diagnostic.Location.SourceTree is SyntaxTree tree)
                message.Append("    ").Append(LineOf(tree, diagnostic.Location.SourceSpan)).Append('\n');
        }

        throw new CompilationFailedException(message.ToString());
    }

    private static string LineOf(SyntaxTree tree, TextSpan span)
    {
        string line = tree.GetText().Lines.GetLineFromPosition(span.Start).ToString().Trim();
        return line.Length <= 200 ? line : line[..200];
    }
}
