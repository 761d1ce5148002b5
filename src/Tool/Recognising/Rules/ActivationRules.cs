namespace NetGen.Tool.Recognising.Rules;

/// <summary>Activations, the functions that a loss implies, and dropout.</summary>
internal static class ActivationRules
{
    public const string SoftmaxKind = "Softmax";

    private const int VersionOfLastAxis = 13;

    public static Signal Activation(NodeReading reading)
    {
        Activation activation = Enum.Parse<Activation>(reading.Node.Text(Simplifying.Patterns.ActivationFunction.Attribute, ""));
        return reading.Input with
        {
            Layer = new Layer("Activate", reading.Input.Shape, reading.Input.Layer) { Activation = activation, TakesActivation = true },
        };
    }

    /// <summary>A softmax, which a network can only end with.</summary>
    public static Signal Softmax(NodeReading reading)
    {
        int rank = reading.Input.View.Rank;
        int axis = Simplifying.Axes.Of(reading.Node.Integer("axis", reading.OperatorSet < VersionOfLastAxis ? 1 : -1), rank);
        if (reading.OperatorSet < VersionOfLastAxis)
            Require.That(reading.Input.View.Shape.Skip(axis + 1).All(extent => extent == 1), $"it is computed over the axes from {axis} on of {reading.Input.ShapeText}; expected one axis");
        if (AttentionRules.IsScores(reading.Input.Layer))
        {
            Require.That(reading.Node.Operator == SoftmaxKind, "it takes the logarithm of the weights of self-attention, which are a softmax of the scores");
            return AttentionRules.Weights(reading, axis);
        }

        Signal input = reading.Input.WithChannels(axis);
        return input with { Layer = new Layer(SoftmaxKind, input.Shape, input.Layer) { Node = reading.Node.Label } };
    }

    public static Signal Dropout(NodeReading reading)
    {
        float rate = reading.Has(1) && reading.Constant(1) is { IsScalar: true } ratio ? (float)ratio.Values[0] : reading.Node.Single("ratio", 0.5f);
        return rate is > 0 and < 1
            ? reading.Input with { Layer = new Layer("Dropout", reading.Input.Shape, reading.Input.Layer) { Arguments = [NormalizationRules.Literal(rate)] } }
            : reading.Input;
    }
}
