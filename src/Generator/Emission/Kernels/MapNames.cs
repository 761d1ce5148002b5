using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>What a <see cref="MapKernel"/> calls its values: by their tensors' names, without the layer, so that kernels of equal layers differ in nothing.</summary>
internal sealed class MapNames
{
    private readonly Dictionary<Tensor, string> _names = [];

    public MapNames(MapKernel kernel)
    {
        Tensor[] values = [.. kernel.Reads, .. kernel.Lines.Select(line => line.Result.Tensor)];
        int common = Common([.. values.Select(value => value.Name)]);
        foreach (Tensor value in values)
        {
            string name = value.Name.Substring(common);
            _names.Add(value, char.ToLowerInvariant(name[0]) + name.Substring(1) + "Lanes");
        }
    }

    public string this[Tensor tensor] => _names[tensor];

    /// <summary>How many letters all names begin with, up to where a word begins in each.</summary>
    private static int Common(string[] names)
    {
        int common = names.Min(name => name.Length) - 1;
        while (common > 0 && !names.All(name => char.IsUpper(name[common]) && string.CompareOrdinal(name, 0, names[0], 0, common) == 0))
            common--;
        return Math.Max(common, 0);
    }
}
