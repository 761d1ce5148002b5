using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Parsing;
using NetGen.Testing.Compiling;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>A user's project: source code compiled against NetGen and the framework that runs the tests.</summary>
internal sealed class UserCode
{
    private readonly List<Diagnostic> _diagnostics = [];

    private UserCode(CSharpCompilation compilation) => Compilation = compilation;

    public CSharpCompilation Compilation { get; }

    /// <summary>What the parser reported, in that order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    public IEnumerable<string> Ids => _diagnostics.Select(diagnostic => diagnostic.Id);

    public static UserCode Of(params string[] files) => new(CSharpCompilation.Create(
        "UserCode",
        files.Select((file, i) => CSharpSyntaxTree.ParseText("using System; using NetGen; " + file, path: $"File{i}.cs")),
        FrameworkReferences.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)));

    /// <summary>The declaration of the only network in <paramref name="files"/>.</summary>
    public static NetworkDeclaration? Parse(params string[] files) => Of(files).Parse();

    /// <summary>The declaration of the class of that name, or of the only class with attributes.</summary>
    public NetworkDeclaration? Parse(string? name = null) => Parse(name is null ? OnlyAnnotatedClass() : ClassNamed(name));

    public NetworkDeclaration? Parse(INamedTypeSymbol type) => NetworkParser.Parse(type, Compilation, _diagnostics.Add);

    /// <summary>Parses every type, also those that are nested or incomplete.</summary>
    public void ParseAll()
    {
        foreach (INamedTypeSymbol type in Types())
            Parse(type);
    }

    public INamedTypeSymbol ClassNamed(string name) =>
        Compilation.GetTypeByMetadataName(name) ?? throw new ArgumentException($"There is no class '{name}'.", nameof(name));

    public IEnumerable<INamedTypeSymbol> Types() => Compilation
        .GetSymbolsWithName(_ => true, SymbolFilter.Type)
        .OfType<INamedTypeSymbol>();

    private INamedTypeSymbol OnlyAnnotatedClass() => Types().Single(type => !type.GetAttributes().IsEmpty);
}
