using System.Globalization;

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

    public static bool IsValid(string name) => name.Split('.').All(part => part.Length > 0 && part.All(IsValid));

    private static bool IsValid(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
