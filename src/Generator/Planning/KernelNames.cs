using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Planning;

/// <summary>
/// Gives kernels of different programs that leave the same result names of their own where they find it in different ways: what inference keeps in
/// registers, training may have to store.
/// </summary>
internal sealed class KernelNames
{
    private readonly Dictionary<string, string> _names = [];

    public Kernel Unique(Kernel kernel)
    {
        if (kernel is ScanKernel scan)
            kernel = scan with { Body = [.. scan.Body.Select(Unique)] };
        string way = $"{kernel.Name}: {WayOf(kernel)}";
        if (_names.TryGetValue(way, out string? known))
            return kernel with { Name = known };
        string name = kernel.Name;
        if (_names.ContainsValue(name))
            name += "Of" + kernel.Reads[0].Name.PascalCase();
        while (_names.ContainsValue(name))
            name += "Too";
        _names.Add(way, name);
        return kernel with { Name = name };
    }

    /// <summary>What tells two kernels of one result apart: what they work on.</summary>
    private static string WayOf(Kernel kernel) =>
        string.Join(", ", kernel.Reads.Concat(kernel.Writes).Select(tensor => tensor.ToString()).Concat(kernel.GradientSinks.Select(sink => sink.Parameter.Name)));
}
