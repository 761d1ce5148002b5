using System.Collections.Immutable;
using System.Globalization;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>
/// Layers that follow each other, of a network or of a block: each is given what it reads, and what it makes of it is remembered under its name, which
/// is known here alone.
/// </summary>
/// <param name="lowering">The network.</param>
/// <param name="layers">The layers.</param>
/// <param name="input">What layers call <c>input</c>.</param>
/// <param name="place">Where the layers stand.</param>
internal sealed class LayerSequence(Lowering lowering, IReadOnlyList<LayerDeclaration> layers, Signal input, SequencePlace place)
{
    private readonly LayerLinks _links = new(layers);
    private readonly string[] _paths = LayerNames.Of(layers);
    private readonly string?[] _identifiers = new string?[layers.Count];
    private readonly List<Signal> _values = [];
    private readonly List<LayerDescription> _descriptions = [];

    /// <summary>The network.</summary>
    public Lowering Lowering => lowering;

    /// <summary>Where the layers stand.</summary>
    public SequencePlace Place => place;

    /// <summary>The layers that have been lowered.</summary>
    public ImmutableArray<LayerDescription> Descriptions => [.. _descriptions];

    /// <summary>Lowers the layers up to the first that is wrong.</summary>
    /// <returns>What the last of them makes.</returns>
    public Signal Lower()
    {
        long ordinal = place.FirstOrdinal;
        for (int i = 0; i < layers.Count && !lowering.HasErrors; i++)
        {
            LayerDeclaration layer = layers[i];
            Signal read = ValueAt(_links.FindInput(i, out LoweringError? error));
            if (error is not null)
            {
                Report(error);
                break;
            }

            if (lowering.IsOfStream && layer.LooksAhead is { } reason)
            {
                RefuseStream(i, reason);
                break;
            }

            var scope = new LayerScope(this, i, ordinal, read);
            Signal value = layer.ReadsTokens == read.IsTokens ? layer.Lower(scope)
                : read.IsTokens ? scope.RefuseTokens(layer.From is null ? null : nameof(LayerDeclaration.From))
                : scope.RefuseNumbers();
            if (!lowering.HasErrors && value.Shape.Count > SizeRange.Values.Maximum)
                scope.RefuseSize(layer.Kind, value.Shape.Count);
            if (lowering.HasErrors)
                break;
            _values.Add(value);
            _descriptions.Add(new LayerDescription(
                _links.NameOf(i), read.Shape, value.Shape, layer.Detail, layer.Architecture, scope.Parameters, scope.Parts));
            ordinal += layer.LayerCount;
        }

        return _values.Count > 0 ? _values[_values.Count - 1] : input;
    }

    /// <summary>The value of a layer before <paramref name="reader"/>, or the input; null, and an error, where none is called so.</summary>
    public Signal? Find(int reader, LayerRead read)
    {
        int found = _links.Find(reader, read, out LoweringError? error);
        if (error is null)
            return ValueAt(found);
        Report(error);
        return null;
    }

    /// <summary>Whether nothing but a layer reads what it reads first, and that is the value of a layer of the same sequence, not of one before that.</summary>
    public bool ReadsAlone(int reader) => InputOf(reader) is var read && _links.IsReadOnce(read) && ValueAt(InputOf(read)).Inferring != ValueAt(read).Inferring;

    private int InputOf(int reader) => _links.FindInput(reader, out _);

    /// <summary>Reports why a layer cannot run step by step.</summary>
    public void RefuseStream(int layer, string reason) => lowering.RefuseStream($"{place.Path}{_links.NameOf(layer)} {reason}");

    public void Report(LoweringError error) => lowering.Report(place.Blocks.Reverse().Aggregate(error, (inner, block) => inner.In(block)));

    /// <summary>Reports the layers whose results go nowhere.</summary>
    public void ReportUnread()
    {
        if (lowering.HasErrors)
            return;
        foreach (LoweringError error in _links.Unread)
            Report(error);
    }

    /// <summary>What messages call a layer: its name, or its kind and number.</summary>
    public string ShownName(int layer) => _links.NameOf(layer);

    /// <summary>The name of something that belongs to a layer, in files.</summary>
    public string PathOf(int layer, string role) => $"{place.Path}{_paths[layer]}.{role}";

    /// <summary>What generated code calls a layer's result.</summary>
    public string ResultOf(int layer) => layer == layers.Count - 1 && place.Result is { } result ? result : IdentifierOf(layer);

    /// <summary>What generated code calls something that belongs to a layer.</summary>
    public string NameOf(int layer, string role) =>
        place.Identifier is null ? role + Number(layer + 1) : IdentifierOf(layer) + role.PascalCase();

    /// <summary>Where the layers of a block stand.</summary>
    /// <param name="block">The block's place.</param>
    /// <param name="repetition">Which of its repetitions; null where it has none.</param>
    /// <param name="isLast">Whether no other repetition follows.</param>
    /// <param name="ordinal">The number of the first layer.</param>
    /// <param name="isTrainable">Whether training may change the layers.</param>
    public SequencePlace Inside(int block, int? repetition, bool isLast, long ordinal, bool isTrainable) => new(
        Path: PathOf(block, repetition is int number ? Number(number) + "." : ""),
        Identifier: LayerNames.Repeated(IdentifierOf(block), repetition),
        Result: isLast && block == layers.Count - 1 ? place.Result : null,
        FirstOrdinal: ordinal,
        IsTrainable: place.IsTrainable && isTrainable,
        Blocks: place.Blocks.Add(block));

    private Signal ValueAt(int layer) => layer == LayerLinks.Input ? input : _values[layer];

    private string IdentifierOf(int layer) => _identifiers[layer] ??= lowering.Unique(
        place.Identifier is { } block ? LayerNames.InBlock(block, layers[layer], layer) : LayerNames.InNetwork(layers[layer], layer));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
