using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Tests.Differentiation.Evaluation;
using NetGen.Testing.Interpreting;
using NetGen.Testing.Reference;

namespace NetGen.Generator.Tests.Differentiation;

/// <summary>Compares the appended gradients, interpreted, with finite differences of the loss.</summary>
internal static class GradientCheck
{
    /// <returns>The elements that were compared: all but those next to a kink.</returns>
    public static int Run(NetworkGraph graph, int samples, int seed)
    {
        IReadOnlyList<(Parameter Parameter, Tensor Gradient)> gradients = Differentiator.AppendGradients(graph, out _);
        Dictionary<Tensor, Matrix> given = DrawnValues.For(graph, samples, seed);
        Interpreter values = new Interpreter(given).Run(graph.Slice(gradients.Select(pair => pair.Gradient)));
        var differences = new FiniteDifferences(graph, given);

        int compared = 0;
        foreach ((Parameter parameter, Tensor gradient) in gradients)
        {
            double[] actual = values[gradient].Values;
            Assert.Equal(given[parameter].Values.Length, actual.Length);
            for (int i = 0; i < actual.Length; i++)
            {
                if (differences.Slope(parameter, i) is not { } expected)
                    continue;
                Assert.True(
                    Math.Abs(actual[i] - expected) <= 1e-8 + 1e-6 * Math.Abs(expected),
                    FormattableString.Invariant($"{gradient} is {actual[i]:R} at {i}, not {expected:R}."));
                compared++;
            }
        }

        return compared;
    }
}
