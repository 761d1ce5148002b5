using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Testing.Interpreting;
using NetGen.Testing.Reference;

namespace NetGen.Generator.Tests.Differentiation.Evaluation;

/// <summary>The slope of a graph's loss along one element of a parameter, from the losses a little to either side.</summary>
internal sealed class FiniteDifferences(NetworkGraph graph, IReadOnlyDictionary<Tensor, Matrix> given)
{
    private const double Step = 1e-5;

    private readonly Tensor[] _terms = [graph.TrainingLoss!, .. graph.Penalties];
    private readonly IReadOnlyList<Operation> _forward = graph.Slice([graph.TrainingLoss!, .. graph.Penalties]);

    /// <returns>The slope; null where an activation or a penalty has its kink between the two sides.</returns>
    public double? Slope(Tensor parameter, int element)
    {
        Interpreter below = RunWith(parameter, element, -Step);
        Interpreter above = RunWith(parameter, element, Step);
        bool crossesKink = _forward.OfType<Activate>().Any(activate => Activations.Kinks(activate.Activation).Any(kink =>
            below[activate.Value].Values.Zip(above[activate.Value].Values).Any(pair => pair.First > kink != pair.Second > kink)));
        crossesKink |= graph.Penalties.Any() && Math.Abs(given[parameter].Values[element]) <= Step;
        return crossesKink ? null : _terms.Sum(term => above[term][0, 0] - below[term][0, 0]) / (2 * Step);
    }

    private Interpreter RunWith(Tensor parameter, int element, double change)
    {
        double[] values = [.. given[parameter].Values];
        values[element] += change;
        var changed = new Dictionary<Tensor, Matrix>(given) { [parameter] = new(values, given[parameter].Columns) };
        return new Interpreter(changed).Run(_forward);
    }
}
