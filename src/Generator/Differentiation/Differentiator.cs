using NetGen.Generator.Graph;

namespace NetGen.Generator.Differentiation;

/// <summary>Reverse-mode differentiation of a graph: appends the operations that compute every parameter's gradient.</summary>
internal static class Differentiator
{
    /// <returns>Each trainable parameter's gradient of the loss and the penalties, in canonical order.</returns>
    public static IReadOnlyList<(Parameter Parameter, Tensor Gradient)> AppendGradients(NetworkGraph graph)
    {
        Tensor loss = graph.TrainingLoss ?? throw new ArgumentException("A graph without a loss has no gradients.", nameof(graph));
        HashSet<Tensor> terms = [loss, .. graph.Penalties];
        IReadOnlyList<Operation> forward = graph.Slice(terms);
        var adjoints = new Adjoints(graph, forward);
        foreach (Operation operation in forward.Reverse())
        {
            // The terms that are summed up are where the walk begins: the gradient of each is one.
            if (operation.Results.Any(output => terms.Contains(output) || adjoints.Has(output)))
                operation.Differentiate(adjoints);
        }

        return [.. graph.Parameters.Where(adjoints.Has).Select(parameter => (parameter, adjoints.Of(parameter)))];
    }
}
