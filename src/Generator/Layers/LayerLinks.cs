using System.Collections.Immutable;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Layers;

/// <summary>Who reads whom among layers that follow each other, of a network or of a block, by their order and their names alone.</summary>
internal sealed class LayerLinks(IReadOnlyList<LayerDeclaration> layers)
{
    /// <summary>What layers call the input.</summary>
    public const string InputName = "input";

    /// <summary>The place of the input.</summary>
    public const int Input = -1;

    private readonly HashSet<int> _read = [];

    /// <summary>The layers whose results go nowhere.</summary>
    public IEnumerable<LoweringError> Unread => Enumerable.Range(0, Math.Max(0, layers.Count - 1))
        .Where(layer => !_read.Contains(layer))
        .Select(layer => new LoweringError(layer, Descriptors.ResultUnread, null, 0, [NameOf(layer)]));

    /// <summary>What is wrong with names, whatever the shapes.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="areAll">Whether no other layers follow, which could read them.</param>
    public static ImmutableArray<LoweringError> Check(IReadOnlyList<LayerDeclaration> layers, bool areAll)
    {
        var links = new LayerLinks(layers);
        for (int i = 0; i < layers.Count; i++)
        {
            links.FindInput(i, out LoweringError? error);
            foreach (LayerRead read in layers[i].Reads)
            {
                if (error is null)
                    links.Find(i, read, out error);
            }

            if (error is not null)
                return [error];
        }

        return areAll ? [.. links.Unread] : [];
    }

    /// <summary>The place of what a layer reads first: the layer before it, or another by <c>From</c>.</summary>
    public int FindInput(int reader, out LoweringError? error)
    {
        if (layers[reader].From is { } name)
            return Find(reader, new LayerRead(name, nameof(LayerDeclaration.From)), out error);
        error = null;
        _read.Add(reader - 1);
        return reader - 1;
    }

    /// <summary>The place of the layer that a name means; that of the input, with what is wrong, where it means none.</summary>
    public int Find(int reader, LayerRead read, out LoweringError? error)
    {
        error = null;
        int found = PlaceOf(reader, read.Name);
        if (found < reader)
        {
            _read.Add(found);
            return found;
        }

        string known = string.Join(" or ", layers.Take(reader).Select(layer => layer.Name).OfType<string>().Append(InputName).Select(each => $"'{each}'"));
        error = new LoweringError(reader, Descriptors.UnknownLayer, read.Argument, read.Element, [read.Name, known]);
        return Input;
    }

    /// <summary>The last layer of a name before a reader; the reader itself where there is none.</summary>
    private int PlaceOf(int reader, string name) =>
        name == InputName ? Input : Enumerable.Range(0, reader).Where(i => layers[i].Name == name).DefaultIfEmpty(reader).Last();

    /// <summary>Whether one layer alone reads another, the last excepted, whose result leaves the sequence.</summary>
    public bool IsReadOnce(int layer) => layer != Input && layer < layers.Count - 1
        && Enumerable.Range(layer + 1, layers.Count - layer - 1).Sum(reader => ReadsOf(reader).Count(read => read == layer)) == 1;

    private IEnumerable<int> ReadsOf(int reader)
    {
        yield return layers[reader].From is { } name ? PlaceOf(reader, name) : reader - 1;
        foreach (LayerRead read in layers[reader].Reads)
            yield return PlaceOf(reader, read.Name);
    }

    /// <summary>The name of a layer, or its kind and number.</summary>
    public string NameOf(int layer) => LayerNames.Shown(layers[layer], layer);
}
