using System.Globalization;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>The names of layers in files.</summary>
internal static class LayerNames
{
    /// <summary>What the user named each layer, or its number among the modules of PyTorch's <c>nn.Sequential</c>.</summary>
    public static string[] Of(IEnumerable<LayerDeclaration> layers)
    {
        var names = new List<string>();
        int modules = 0;
        foreach (LayerDeclaration layer in layers)
        {
            names.Add(layer.Name ?? modules.ToString(CultureInfo.InvariantCulture));
            modules += layer.Modules;
        }

        return [.. names];
    }

    /// <summary>What remarks and messages call a layer: its name, or its kind and number.</summary>
    public static string Shown(LayerDeclaration layer, int place) => layer.Name ?? layer.Kind + (place + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// What generated code calls a layer of a block. It ends in a digit, so that no name that is made of another by adding words is the same, and has an
    /// underscore or a digit before the layer, which no other names of generated code have.
    /// </summary>
    /// <param name="block">What it calls the block.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="place">Its place in the block.</param>
    public static string InBlock(string block, LayerDeclaration layer, int place)
    {
        string name = WordsOf(layer.Name ?? "");
        string number = (place + 1).ToString(CultureInfo.InvariantCulture);
        if (name.Length == 0 || !char.IsLetter(name[0]))
            name = layer.Kind.PascalCase() + (name.Length == 0 ? number : name);
        if (!char.IsDigit(name[name.Length - 1]))
            name += number;
        return block + (char.IsDigit(block[block.Length - 1]) ? "" : "_") + name;
    }

    /// <summary>What generated code calls one of a block's repetitions.</summary>
    public static string Repeated(string block, int? repetition) => repetition is not { } number ? block
        : block + (char.IsDigit(block[block.Length - 1]) ? "_" : "") + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What generated code calls a layer of a network: by its number, or a block by its name.</summary>
    public static string InNetwork(LayerDeclaration layer, int place)
    {
        string name = WordsOf(layer.Name ?? ""), number = (place + 1).ToString(CultureInfo.InvariantCulture);
        return layer is not BlockDeclaration ? "hidden" + number
            : name.Length > 0 && char.IsLetter(name[0]) ? char.ToLowerInvariant(name[0]) + name.Substring(1)
            : layer.Kind + number;
    }

    private static string WordsOf(string name) =>
        string.Concat(name.Split(['.', '_'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.PascalCase()));

    public static bool IsValid(string name) => name.Split('.').All(part => part.Length > 0 && part.All(IsValid));

    private static bool IsValid(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
