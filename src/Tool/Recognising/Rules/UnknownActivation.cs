using System.Globalization;
using NetGen.Tool.Reading;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>Why an elementwise operator is none of NetGen's activations.</summary>
internal static class UnknownActivation
{
    private const string None = "it computes none of NetGen's activations, alone or with the nodes before it";

    public static string ReasonOf(OnnxNode node, object?[] inputs) => node.Operator switch
    {
        "LeakyRelu" => $"{None}: its slope is {Text(node.Single("alpha", 0.01f))}, and LeakyRelu's is 0.01",
        "Elu" => $"{None}: its 'alpha' is {Text(node.Single("alpha", 1))}, and Elu's is 1",
        "PRelu" when inputs is [_, Tensor slopes] => slopes.Values.Distinct().ToArray() is [var slope]
            ? $"{None}: its slope is {Text((float)slope)}, and LeakyRelu's is 0.01"
            : $"{None}: it has {slopes.Values.Length} slopes, and LeakyRelu's is 0.01 for all channels",
        "IsNaN" => $"{None}: it looks for what is no number, which can be left out after a softmax alone",
        _ when Elementwise.IsComparison(node) => $"{None} or after it: a comparison can be a part of one if it is of the value itself with a number from -300 to 300",
        _ => None,
    };

    private static string Text(float number) => number.ToString(CultureInfo.InvariantCulture);
}
