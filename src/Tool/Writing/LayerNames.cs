using System.Globalization;
using NetGen.Tool.Recognising;

namespace NetGen.Tool.Writing;

/// <summary>The names of layers: the model's own where it has them, and else the layer's kind and a number.</summary>
internal static class LayerNames
{
    private const string Input = "input";
    private const string WeightEnding = ".weight";

    public static Dictionary<Layer, string> Of(ImportedNetwork network)
    {
        var names = new Dictionary<Layer, string> { [network.Input] = Input };
        var taken = new HashSet<string>(StringComparer.Ordinal) { Input };
        foreach (Layer layer in network.Layers)
        {
            if (OwnName(layer) is { } own && taken.Add(own))
                names[layer] = own;
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
            while (!taken.Add(name));
            names[layer] = name;
        }

        return names;
    }

    private static string? OwnName(Layer layer)
    {
        string weight = layer.WeightName;
        if (!weight.EndsWith(WeightEnding, StringComparison.Ordinal))
            return null;
        string name = weight[..^WeightEnding.Length];
        return name.Length <= 100 && name.Split('.').All(part => part.Length > 0 && part.All(letter => char.IsLetterOrDigit(letter) || letter == '_')) ? name : null;
    }
}
