using NetGen.Generator.Graph;

namespace NetGen.Generator.Differentiation;

/// <summary>Reverse-mode differentiation of a graph: appends the operations that compute every parameter's gradient.</summary>
internal static class Differentiator
{
    /// <returns>Each parameter's gradient of the loss, in canonical order.</returns>
    public static IReadOnlyList<(Parameter Parameter, Tensor Gradient)> AppendGradients(NetworkGraph graph)
    {
        Tensor loss = graph.Loss ?? throw new ArgumentException("A graph without a loss has no gradients.", nameof(graph));
        IReadOnlyList<Operation> forward = graph.Slice([loss]);
        var adjoints = new Adjoints(graph, forward);
        foreach (Operation operation in forward.Reverse())
        {
            // The loss is where the walk begins: its own gradient is one.
            if (operation.Output == loss || adjoints.Has(operation.Output))
                operation.Differentiate(adjoints);
        }

        return [.. graph.Parameters.Where(adjoints.Has).Select(parameter => (parameter, adjoints.Of(parameter)))];
    }
}
