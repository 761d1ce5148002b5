using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Parsing.Attributes;

/// <summary>The attributes that the parser knows. A new layer, loss or optimiser is a reader in its own file, and a line here.</summary>
internal sealed class AttributeTable(params AttributeReader[] readers)
{
    public static AttributeTable Default { get; } = new(
        new NetworkReader(),
        new BlockMarkReader(),
        new DenseReader(),
        new DropoutReader(ofChannels: false),
        new DropoutReader(ofChannels: true),
        new ActivateReader(),
        new LayerNormReader(),
        new BatchNormReader(),
        new RmsNormReader(),
        new GroupNormReader(),
        new AttentionReader(),
        new FlattenReader(),
        new ConvolutionReader(1),
        new ConvolutionReader(2),
        new DepthwiseConvolutionReader(1),
        new DepthwiseConvolutionReader(2),
        new TransposedConvolutionReader(1),
        new TransposedConvolutionReader(2),
        new UpsampleReader(),
        new MaxPoolReader(1),
        new MaxPoolReader(2),
        new AveragePoolReader(1),
        new AveragePoolReader(2),
        new GlobalAveragePoolReader(),
        new GlobalMaxPoolReader(),
        new RecurrentReader("GruAttribute", new GruCell()),
        new RecurrentReader("LstmAttribute", new LstmCell()),
        new RecurrentReader("RnnAttribute", new RnnCell(Activation.Tanh)),
        new EmbeddingReader(),
        new PositionEmbeddingReader(),
        new AddReader(),
        new MultiplyReader(),
        new ConcatReader(),
        new BlockReader(),
        new SoftmaxCrossEntropyReader(),
        new SigmoidCrossEntropyReader(),
        new MeanSquaredErrorReader(),
        new HuberLossReader(),
        new HingeLossReader(),
        new KlDivergenceReader(),
        new CustomLossReader(),
        new SgdReader(),
        new RmsPropReader(),
        new AdamReader(),
        new AdamWReader(),
        new AdaGradReader(),
        new LionReader(),
        new L1Reader(),
        new L2Reader(),
        new ClipGradientsReader());

    private readonly Dictionary<string, AttributeReader> _readers =
        readers.ToDictionary(reader => reader.ClassName, StringComparer.Ordinal);

    /// <summary>NetGen's attributes on a class, in the order of the source. The user's other attributes are none of our business.</summary>
    public IEnumerable<DeclaredAttribute> AttributesOf(INamedTypeSymbol type)
    {
        foreach (AttributeData data in type.GetAttributes())
        {
            if (data.AttributeClass is { } attributeClass && IsInNetGen(attributeClass)
                && _readers.TryGetValue(attributeClass.MetadataName, out AttributeReader? reader))
            {
                yield return new DeclaredAttribute(data, reader);
            }
        }
    }

    /// <summary>Whether a class carries <c>[Network]</c>.</summary>
    public bool IsNetwork(INamedTypeSymbol type) => Has(type, AttributeRole.Network);

    /// <summary>Whether a class carries <c>[Block]</c>.</summary>
    public bool IsBlock(INamedTypeSymbol type) => Has(type, AttributeRole.Block);

    private bool Has(INamedTypeSymbol type, AttributeRole role) => AttributesOf(type).Any(attribute => attribute.Role == role);

    /// <summary>Whether a declaration may have attributes of NetGen but no <c>[Network]</c>, as far as their names tell.</summary>
    public bool MayLackNetwork(SyntaxNode node, CancellationToken cancellation)
    {
        if (node is not TypeDeclarationSyntax { AttributeLists.Count: > 0 } declaration)
            return false;
        AttributeReader[] named = [.. declaration.AttributeLists.SelectMany(list => list.Attributes).Select(ReaderNamed).OfType<AttributeReader>()];
        return named.Length > 0 && named.All(reader => reader.Role != AttributeRole.Network);
    }

    private AttributeReader? ReaderNamed(AttributeSyntax attribute)
    {
        string name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return _readers.TryGetValue(name, out AttributeReader? reader) || _readers.TryGetValue(name + nameof(Attribute), out reader) ? reader : null;
    }

    private static bool IsInNetGen(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true } };
}
