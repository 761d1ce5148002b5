using System.Globalization;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>The activations of the operator RNN's steps, which it has names and numbers of its own for.</summary>
internal static class RnnActivations
{
    private const float Sixth = 1f / 6;

    // The numbers are those that an activation has where the operator does not say any, and those of NetGen's.
    private static readonly Dictionary<string, (Activation Activation, float[] Defaults, float[] Expected)> Known = new(StringComparer.Ordinal)
    {
        ["Tanh"] = (Activation.Tanh, [], []),
        ["Relu"] = (Activation.Relu, [], []),
        ["Sigmoid"] = (Activation.Sigmoid, [], []),
        ["Softplus"] = (Activation.Softplus, [], []),
        ["Affine"] = (Activation.Linear, [1, 0], [1, 0]),
        ["LeakyRelu"] = (Activation.LeakyRelu, [0.01f], [0.01f]),
        ["Elu"] = (Activation.Elu, [1], [1]),
        ["HardSigmoid"] = (Activation.HardSigmoid, [0.2f, 0.5f], [Sixth, 0.5f]),
    };

    /// <summary>The activation of each direction, which have to be the same.</summary>
    public static Activation Of(OnnxNode node)
    {
        IReadOnlyList<string> names = node.Attributes.GetValueOrDefault("activations")?.Texts ?? [];
        if (names.Count == 0)
            return Activation.Tanh;
        string shown = string.Join(", ", names.Select(name => name.Quote()));
        Require.That(names.Distinct().Count() == 1, $"its activations are {shown}; expected the same for both directions");
        Require.That(Known.ContainsKey(names[0]), $"its activations are {shown}; expected {string.Join(", ", Known.Keys)}");

        (Activation activation, float[] defaults, float[] expected) = Known[names[0]];
        IReadOnlyList<double> alphas = node.Attributes.GetValueOrDefault("activation_alpha")?.Singles ?? [], betas = node.Attributes.GetValueOrDefault("activation_beta")?.Singles ?? [];
        foreach ((string name, IReadOnlyList<double> stated) in (((string, IReadOnlyList<double>)[])[("activation_alpha", alphas), ("activation_beta", betas)]).Take(defaults.Length))
        {
            Require.That(
                stated.Count == 0 || stated.Count == names.Count,
                $"its activation {names[0]} is that of {names.Count} directions, and its '{name}' has {stated.Count} numbers; expected none, or one for each");
        }

        double[] numbers = [.. defaults.Select((number, i) => (i == 0 ? alphas : betas) is { Count: > 0 } stated ? stated[0] : number)];
        Require.That(
            numbers.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second) < 1e-6) && Same(alphas) && Same(betas),
            $"its activation {names[0]} has the numbers {Text(numbers)}; expected {Text(expected.Select(number => (double)number))}");
        return activation;
    }

    private static bool Same(IReadOnlyList<double> numbers) => numbers.Distinct().Count() <= 1;

    private static string Text(IEnumerable<double> numbers) => string.Join(" and ", numbers.Select(number => ((float)number).ToString(CultureInfo.InvariantCulture)));
}
