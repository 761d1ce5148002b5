using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Parsing;

namespace NetGen.Generator;

/// <summary>Compiles every declared network. Each step's output is plain data that compares by value, so an unrelated edit stops early.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkDeclaration> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName("NetGen.NetworkAttribute", IsClass, Parse)
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName(TrackingNames.Declarations);

        IncrementalValuesProvider<CompiledNetwork> networks = declarations
            .Select(Compile)
            .WithTrackingName(TrackingNames.Networks);

        IncrementalValueProvider<EquatableArray<string>> ambiguousNames = declarations
            .Select(static (declaration, _) => declaration.Type)
            .Collect()
            .Select(HintNames.FindAmbiguous)
            .WithTrackingName(TrackingNames.AmbiguousNames);

        context.RegisterSourceOutput(networks.Combine(ambiguousNames), AddSource);
    }

    private static bool IsClass(SyntaxNode node, CancellationToken cancellation) => node is TypeDeclarationSyntax;

    private static NetworkDeclaration? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        NetworkParser.Parse((INamedTypeSymbol)context.TargetSymbol, context.SemanticModel.Compilation, report: null, cancellation);

    private static CompiledNetwork Compile(NetworkDeclaration declaration, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new CompiledNetwork(declaration.Type, NetworkCompiler.Compile(declaration));
    }

    private static void AddSource(SourceProductionContext context, (CompiledNetwork Network, EquatableArray<string> AmbiguousNames) output) =>
        context.AddSource(HintNames.For(output.Network.Type, output.AmbiguousNames), SourceText.From(output.Network.Text, Encoding.UTF8));

    private sealed record CompiledNetwork(TypeIdentity Type, string Text);

    /// <summary>The steps that a test can watch.</summary>
    internal static class TrackingNames
    {
        public const string Declarations = nameof(Declarations);
        public const string Networks = nameof(Networks);
        public const string AmbiguousNames = nameof(AmbiguousNames);

        public static ImmutableArray<string> All { get; } = [Declarations, Networks, AmbiguousNames];
    }
}
