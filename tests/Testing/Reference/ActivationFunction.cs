namespace NetGen.Testing.Reference;

/// <summary>Every activation and its derivative, straight from its definition.</summary>
public static class ActivationFunction
{
    private const double LeakySlope = 0.01;
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    public static double Value(Activation activation, double x) => activation switch
    {
        Activation.Linear => x,
        Activation.Relu => x > 0 ? x : 0 * x, // 0 · NaN stays NaN
        Activation.LeakyRelu => x > 0 ? x : LeakySlope * x,
        Activation.Elu => x > 0 ? x : Math.Exp(x) - 1,
        Activation.Selu => SeluScale * (x > 0 ? x : SeluAlpha * (Math.Exp(x) - 1)),
        Activation.Tanh => Math.Tanh(x),
        Activation.Sigmoid => Sigmoid(x),
        Activation.Softplus => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        Activation.Gelu => x * Normal(x),
        Activation.Silu => x * Sigmoid(x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };

    /// <summary>The derivative; at a kink the one from below, as PyTorch has it.</summary>
    public static double Slope(Activation activation, double x) => activation switch
    {
        Activation.Linear => 1,
        Activation.Relu => x > 0 ? 1 : 0,
        Activation.LeakyRelu => x > 0 ? 1 : LeakySlope,
        Activation.Elu => x > 0 ? 1 : Math.Exp(x),
        Activation.Selu => SeluScale * (x > 0 ? 1 : SeluAlpha * Math.Exp(x)),
        Activation.Tanh => 1 - Math.Tanh(x) * Math.Tanh(x),
        Activation.Sigmoid => Sigmoid(x) * Sigmoid(-x),
        Activation.Softplus => Sigmoid(x),
        Activation.Gelu => Normal(x) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI),
        Activation.Silu => Sigmoid(x) * (1 + x * Sigmoid(-x)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };

    /// <summary>Whether the derivative jumps at 0, where rounding decides which side it is taken from.</summary>
    public static bool HasKink(Activation activation) => activation is Activation.Relu or Activation.LeakyRelu or Activation.Selu;

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Normal(double x) => (1 + ErrorFunction.Erf(x / Math.Sqrt(2))) / 2;
}
