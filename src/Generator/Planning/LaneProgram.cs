using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Planning;

/// <summary>Covers one program with a single straight-line kernel.</summary>
internal static class LaneProgram
{
    public static LaneKernel Kernel(
        string name,
        IReadOnlyList<Operation> operations,
        IReadOnlyList<Tensor> results,
        IReadOnlyDictionary<Tensor, ParameterUpdate> updates)
    {
        return new LaneKernel(
            name,
            [.. operations],
            [.. results.Where(result => result.Shape.HasBatch)],
            [.. results.Where(updates.ContainsKey)]);
    }
}
