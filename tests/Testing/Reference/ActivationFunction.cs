namespace NetGen.Testing.Reference;

/// <summary>Every activation and its derivative, straight from its definition.</summary>
public static class ActivationFunction
{
    private const double LeakySlope = 0.01;
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double GeluCubic = 0.044715;

    private static readonly double GeluLinear = Math.Sqrt(2 / Math.PI);

    public static double Value(Activation activation, double x) => activation switch
    {
        Activation.Linear => x,
        Activation.Relu => x > 0 ? x : 0 * x, // 0 · NaN stays NaN
        Activation.LeakyRelu => x > 0 ? x : LeakySlope * x,
        Activation.Elu => x > 0 ? x : Math.Exp(x) - 1,
        Activation.Selu => SeluScale * (x > 0 ? x : SeluAlpha * (Math.Exp(x) - 1)),
        Activation.Tanh => Math.Tanh(x),
        Activation.Sigmoid => Sigmoid(x),
        Activation.Softplus => Softplus(x),
        Activation.Gelu => x * Normal(x),
        Activation.Silu => x * Sigmoid(x),
        Activation.Relu6 => Math.Clamp(x, 0, 6),
        Activation.HardSigmoid => HardSigmoid(x),
        Activation.HardSwish => x * HardSigmoid(x),
        Activation.Mish => x * Math.Tanh(Softplus(x)),
        Activation.GeluTanh => x * (1 + Math.Tanh(GeluLinear * (x + GeluCubic * x * x * x))) / 2,
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };

    /// <summary>The derivative; at a kink, of the two sides' the one that PyTorch takes: that of the constant or outer side.</summary>
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
        Activation.Relu6 => x is > 0 and < 6 ? 1 : 0,
        Activation.HardSigmoid => x is > -3 and < 3 ? 1.0 / 6 : 0,
        Activation.HardSwish => x <= -3 ? 0 : x < 3 ? (2 * x + 3) / 6 : 1,
        Activation.Mish => MishSlope(x),
        Activation.GeluTanh => GeluTanhSlope(x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };

    /// <summary>Where the derivative jumps, and rounding decides which side it is taken from.</summary>
    public static IReadOnlyList<double> Kinks(Activation activation) => activation switch
    {
        Activation.Relu or Activation.LeakyRelu or Activation.Selu => [0],
        Activation.Relu6 => [0, 6],
        Activation.HardSigmoid or Activation.HardSwish => [-3, 3],
        _ => [],
    };

    private static double MishSlope(double x)
    {
        double tanh = Math.Tanh(Softplus(x));
        return tanh + x * (1 - tanh * tanh) * Sigmoid(x);
    }

    private static double GeluTanhSlope(double x)
    {
        double tanh = Math.Tanh(GeluLinear * (x + GeluCubic * x * x * x));
        return (1 + tanh + x * (1 - tanh * tanh) * GeluLinear * (1 + 3 * GeluCubic * x * x)) / 2;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double HardSigmoid(double x) => Math.Clamp(x / 6 + 0.5, 0, 1);

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    private static double Normal(double x) => (1 + ErrorFunction.Erf(x / Math.Sqrt(2))) / 2;
}
