using System.Globalization;
using NetGen.Tool.Recognising;

namespace NetGen.Tool.Writing;

/// <summary>The names of layers: the model's own where it has them, and else the layer's kind and a number.</summary>
internal static class LayerNames
{
    private const string Input = "input";
    private const int LongestName = 100;

    public static Dictionary<Layer, string> Of(ImportedNetwork network)
    {
        var names = new Dictionary<Layer, string> { [network.Input] = Input };
        var taken = new HashSet<string>(StringComparer.Ordinal) { Input };
        foreach (Layer layer in network.Layers)
        {
            if (OwnName(layer) is { } own && !PathsOf(layer, own).Any(taken.Contains) && taken.Add(own))
            {
                taken.UnionWith(PathsOf(layer, own));
                names[layer] = own;
            }
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Layer layer in network.Layers.Where(layer => !names.ContainsKey(layer)))
        {
            string kind = char.ToLowerInvariant(layer.Kind[0]) + layer.Kind[1..];
            string name;
            do
            {
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
                name = kind + (char.IsDigit(kind[^1]) ? "_" : "") + counts[kind].ToString(CultureInfo.InvariantCulture);
            }
            while (PathsOf(layer, name).Any(taken.Contains) || !taken.Add(name));
            names[layer] = name;
        }

        return names;
    }

    /// <summary>Whether a layer that has no name of its own needs the one given to it: without one it is called by its number, as another may be.</summary>
    public static bool AreNumbersTaken(IReadOnlyDictionary<Layer, string> names) => names.Values.Any(name => name.All(char.IsAsciiDigit));

    /// <summary>What the layer's tensors are called in files.</summary>
    private static IEnumerable<string> PathsOf(Layer layer, string name) => layer.Tensors.Select(tensor => $"{name}.{tensor.Name}");

    /// <summary>What the model calls the layer, by one of its tensors.</summary>
    private static string? OwnName(Layer layer)
    {
        string? ending = layer.Tensors.Select(tensor => "." + tensor.Name).FirstOrDefault(ending => layer.WeightName.EndsWith(ending, StringComparison.Ordinal));
        if (ending is null)
            return null;
        string name = layer.WeightName[..^ending.Length];
        return name.Length <= LongestName && name.Split('.').All(part => part.Length > 0 && part.All(letter => char.IsLetterOrDigit(letter) || letter == '_')) ? name : null;
    }
}
