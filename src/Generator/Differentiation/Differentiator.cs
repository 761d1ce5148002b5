using NetGen.Generator.Graph;

namespace NetGen.Generator.Differentiation;

/// <summary>Reverse-mode differentiation of a graph: appends the operations that compute gradients.</summary>
internal static class Differentiator
{
    /// <param name="graph">The network.</param>
    /// <param name="ofInput">The gradient of the loss, as the network infers, at its inputs; null for tokens.</param>
    /// <returns>Each trainable parameter's gradient of the loss and the penalties, in canonical order.</returns>
    public static IReadOnlyList<(Parameter Parameter, Tensor Gradient)> AppendGradients(NetworkGraph graph, out Tensor? ofInput)
    {
        Tensor loss = graph.TrainingLoss ?? throw new ArgumentException("A graph without a loss has no gradients.", nameof(graph));
        Tensor[] inputs = graph.Input.ElementType == ElementType.Float ? [graph.Input] : [];
        IEnumerable<Tensor> parameters = graph.Parameters.Where(parameter => parameter.IsTrainable);

        // Where training differs, it has gradients of its own.
        bool isOne = loss == graph.Loss;
        Adjoints training = Append(graph, [loss, .. graph.Penalties], isOne ? parameters.Concat(inputs) : parameters);
        Adjoints inferring = isOne ? training : Append(graph, [graph.Loss!], inputs, "inferring");
        ofInput = inputs.Where(inferring.Has).Select(inferring.Of).SingleOrDefault();
        return [.. graph.Parameters.Where(training.Has).Select(parameter => (parameter, training.Of(parameter)))];
    }

    /// <summary>Appends the gradients of a sum of terms.</summary>
    private static Adjoints Append(NetworkGraph graph, HashSet<Tensor> terms, IEnumerable<Tensor> sources, string prefix = "")
    {
        IReadOnlyList<Operation> forward = graph.Slice(terms);
        var adjoints = new Adjoints(graph, forward, sources, prefix);
        foreach (Operation operation in forward.Reverse())
        {
            // The terms that are summed up are where the walk begins: the gradient of each is one.
            if (operation.Results.Any(output => terms.Contains(output) || adjoints.Has(output)))
                operation.Differentiate(adjoints);
        }

        return adjoints;
    }
}
