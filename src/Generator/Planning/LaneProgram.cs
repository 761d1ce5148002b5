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
        IReadOnlyDictionary<Tensor, Parameter> gradients)
    {
        (Tensor, Sink)[] sinks =
        [
            .. results.Where(gradients.ContainsKey).Select(gradient => (gradient, (Sink)new AccumulateSink(gradients[gradient]))),
            .. operations.OfType<ParameterUpdate>().Select(update => (update.Gradient, (Sink)new UpdateSink(update))),
        ];
        return new LaneKernel(
            name,
            [.. operations.Where(operation => operation is not ParameterUpdate)],
            [.. results.Where(result => result.Shape.HasBatch)],
            [.. sinks]);
    }
}
