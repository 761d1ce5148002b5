using NetGen.Generator.Graph;
using NetGen.Testing.Interpreting;
using NetGen.Testing.Reference;

namespace NetGen.Generator.Tests.Differentiation.Evaluation;

/// <summary>Random values for all that a graph is given: features, targets and parameters.</summary>
internal static class DrawnValues
{
    public static Dictionary<Tensor, Matrix> For(NetworkGraph graph, int samples, int seed)
    {
        var random = new Random(seed);
        IEnumerable<Tensor> targets = graph.Operations
            .SelectMany(operation => operation.Inputs)
            .Where(tensor => tensor.Role == TensorRole.Target)
            .Distinct();
        // Targets may be any numbers: they need not sum to one.
        return new[] { graph.Input }.Concat(targets).Concat(graph.Parameters).ToDictionary(tensor => tensor, Draw);

        Matrix Draw(Tensor tensor)
        {
            int rows = tensor.Shape.RowsPerSample * (tensor.Shape.HasBatch ? samples : 1);
            return MatrixArithmetic.Build(
                rows, tensor.Shape.Columns, (_, _) => graph.VocabularyOf(tensor) is { } vocabulary ? random.Next(vocabulary) : 2 * random.NextDouble() - 1);
        }
    }
}
