using NetGen;

/// <summary>
/// Of the pole's four numbers, the network makes three: the logits of a push to the left and to the right, and how long it expects to balance the pole from here. No loss of
/// NetGen fits both, so it has one of its own: <see cref="PolicyLoss"/>.
/// </summary>
[Network(Pole.Features)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(3)]
[CustomLoss]
[Adam]
internal sealed partial class Balancer
{
    /// <summary>The logits of the two pushes.</summary>
    public const int Actions = 2;

    /// <summary>Whether to push to the right, drawn by the probabilities of the two.</summary>
    public static bool Draw(ReadOnlySpan<float> outputs, Random random) => random.NextSingle() < 1 / (1 + MathF.Exp(outputs[0] - outputs[1]));

    /// <summary>The logarithm of the probability of a push.</summary>
    public static float LogProbability(ReadOnlySpan<float> outputs, bool right)
    {
        float lead = right ? outputs[1] - outputs[0] : outputs[0] - outputs[1];
        return MathF.Min(lead, 0) - MathF.Log(1 + MathF.Exp(-MathF.Abs(lead)));
    }
}
