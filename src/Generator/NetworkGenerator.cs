using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;

namespace NetGen.Generator;

/// <summary>Compiles every declared network. Each step's output is plain data that compares by value, so an unrelated edit stops early.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    private readonly Func<NetworkDeclaration, string> _compile;

    public NetworkGenerator()
        : this(NetworkCompiler.Compile)
    {
    }

    /// <param name="compile">Makes a network's C# file.</param>
    internal NetworkGenerator(Func<NetworkDeclaration, string> compile) => _compile = compile;

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedNetwork> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName("NetGen.NetworkAttribute", IsClass, Parse)
            .Where(static network => network is not null)
            .Select(static (network, _) => network!);

        IncrementalValuesProvider<NetworkDeclaration> declarations = parsed
            .Select(static (network, _) => network.Declaration)
            .WithTrackingName(TrackingNames.Declarations);

        IncrementalValuesProvider<CompiledNetwork> networks = declarations
            .Select(Compile)
            .WithTrackingName(TrackingNames.Networks);

        IncrementalValueProvider<EquatableArray<string>> ambiguousNames = declarations
            .Select(static (declaration, _) => declaration.Type)
            .Collect()
            .Select(HintNames.FindAmbiguous)
            .WithTrackingName(TrackingNames.AmbiguousNames);

        context.RegisterSourceOutput(networks.Where(static network => network.Text is not null).Combine(ambiguousNames), AddSource);
        context.RegisterSourceOutput(networks.Where(static network => network.Refusal is not null).Combine(parsed.Collect()), Report);
    }

    private static bool IsClass(SyntaxNode node, CancellationToken cancellation) => node is TypeDeclarationSyntax;

    private static ParsedNetwork? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        NetworkParser.Parse((INamedTypeSymbol)context.TargetSymbol, context.SemanticModel.Compilation, report: null, cancellation) is { } declaration
            ? new ParsedNetwork(declaration, SourcePlace.Of(((TypeDeclarationSyntax)context.TargetNode).Identifier.GetLocation()))
            : null;

    private CompiledNetwork Compile(NetworkDeclaration declaration, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return new CompiledNetwork(declaration.Type, _compile(declaration), Refusal: null);
        }
        catch (UnsupportedNetworkException exception)
        {
            // The other networks are compiled all the same.
            return new CompiledNetwork(declaration.Type, Text: null, exception.Message);
        }
    }

    private static void AddSource(SourceProductionContext context, (CompiledNetwork Network, EquatableArray<string> AmbiguousNames) output) =>
        context.AddSource(HintNames.For(output.Network.Type, output.AmbiguousNames), SourceText.From(output.Network.Text!, Encoding.UTF8));

    private static void Report(SourceProductionContext context, (CompiledNetwork Network, ImmutableArray<ParsedNetwork> Parsed) output)
    {
        SourcePlace? place = output.Parsed.FirstOrDefault(network => network.Declaration.Type.Equals(output.Network.Type))?.Place;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.CannotCompile, place?.ToLocation() ?? Location.None, output.Network.Type.Name, output.Network.Refusal));
    }

    /// <param name="Declaration">What the network is.</param>
    /// <param name="Place">Where its name stands; no step that compiles depends on it.</param>
    private sealed record ParsedNetwork(NetworkDeclaration Declaration, SourcePlace? Place);

    /// <param name="Type">The class.</param>
    /// <param name="Text">Its C# file.</param>
    /// <param name="Refusal">Why there is none.</param>
    private sealed record CompiledNetwork(TypeIdentity Type, string? Text, string? Refusal);

    /// <summary>The steps that a test can watch.</summary>
    internal static class TrackingNames
    {
        public const string Declarations = nameof(Declarations);
        public const string Networks = nameof(Networks);
        public const string AmbiguousNames = nameof(AmbiguousNames);

        public static ImmutableArray<string> All { get; } = [Declarations, Networks, AmbiguousNames];
    }
}
