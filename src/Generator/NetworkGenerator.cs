using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;
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
            .Where(static network => network.Declaration is not null)
            .Select(static (network, _) => network.Declaration!)
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

        // What keeps code from being generated is reported with the trees that it lies in, so that it can be suppressed there.
        IncrementalValuesProvider<GeneratorError> unattached = context.SyntaxProvider
            .CreateSyntaxProvider(AttributeTable.Default.MayLackNetwork, FindUnattached)
            .Where(static error => error is not null)
            .Select(static (error, _) => error!);
        IncrementalValuesProvider<GeneratorError> refused = networks
            .Where(static network => network.Refusal is not null)
            .Combine(parsed.Collect())
            .Select(ErrorOf);
        foreach (IncrementalValuesProvider<GeneratorError> errors in
            new[] { parsed.Where(static network => network.Error is not null).Select(static (network, _) => network.Error!), unattached, refused })
        {
            // A partial class is looked at for each of its declarations.
            IncrementalValuesProvider<GeneratorError> once = errors.Collect().SelectMany(static (all, _) => all.Distinct());
            context.RegisterSourceOutput(once.Combine(context.CompilationProvider), Report);
        }
    }

    private static bool IsClass(SyntaxNode node, CancellationToken cancellation) => node is TypeDeclarationSyntax;

    private static ParsedNetwork? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var errors = new ParseErrors(report: null);
        NetworkDeclaration? declaration = NetworkParser.Parse(type, context.SemanticModel.Compilation, errors, cancellation);
        SourcePlace? name = SourcePlace.Of(((TypeDeclarationSyntax)context.TargetNode).Identifier.GetLocation());
        return new ParsedNetwork(declaration, name, GeneratorError.Of(type, errors));
    }

    /// <summary>What is wrong with a class that has attributes of NetGen, but no <c>[Network]</c>.</summary>
    private static GeneratorError? FindUnattached(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is not INamedTypeSymbol type
            || AttributeTable.Default.IsNetwork(type) || AttributeTable.Default.IsBlock(type))
            return null;
        var errors = new ParseErrors(report: null);
        NetworkParser.Parse(type, context.SemanticModel.Compilation, errors, cancellation);
        return GeneratorError.Of(type, errors);
    }

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
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The compiler would only warn of it, and take away the code of the other networks.
            return new CompiledNetwork(declaration.Type, Text: null, $"NetGen has a defect ({exception.GetType().Name}: {exception.Message})");
        }
    }

    private static void AddSource(SourceProductionContext context, (CompiledNetwork Network, EquatableArray<string> AmbiguousNames) output) =>
        context.AddSource(HintNames.For(output.Network.Type, output.AmbiguousNames), SourceText.From(output.Network.Text!, Encoding.UTF8));

    private static GeneratorError ErrorOf((CompiledNetwork Network, ImmutableArray<ParsedNetwork> Parsed) refused, CancellationToken cancellation)
    {
        SourcePlace? place = refused.Parsed.FirstOrDefault(network => network.Declaration?.Type.Equals(refused.Network.Type) == true)?.Name;
        return new GeneratorError(Descriptors.CannotCompile, place, new([refused.Network.Type.Name, refused.Network.Refusal!]));
    }

    private static void Report(SourceProductionContext context, (GeneratorError Error, Compilation Compilation) output) =>
        context.ReportDiagnostic(output.Error.ToDiagnostic(output.Compilation));

    /// <param name="Declaration">What the network is; null where there is anything wrong with it.</param>
    /// <param name="Name">Where its name stands; no step that compiles depends on it.</param>
    /// <param name="Error">What is wrong, unless the C# compiler says it.</param>
    private sealed record ParsedNetwork(NetworkDeclaration? Declaration, SourcePlace? Name, GeneratorError? Error);

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
