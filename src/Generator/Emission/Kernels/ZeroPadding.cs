using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Which values of a <see cref="MapKernel"/> are 0 behind the last column, where all that it reads is.</summary>
internal sealed class ZeroPadding
{
    private readonly Dictionary<Tensor, bool> _computed = [];

    public ZeroPadding(MapKernel kernel)
    {
        foreach (Nest line in kernel.Lines)
            _computed.Add(line.Result.Tensor, line.Result.Value.IsZero(part => part is Load load && IsZero(load.Tensor)));
    }

    public bool IsZero(Tensor value) => !_computed.TryGetValue(value, out bool isZero) || isZero;
}
