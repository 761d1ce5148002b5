namespace NetGen.Tool.Simplifying;

/// <summary>The functions that NetGen has as activations, in double precision.</summary>
internal static class Functions
{
    private const int ErfTerms = 80;
    private const double ErfIsOne = 4.5;

    public static IReadOnlyDictionary<Activation, Func<double, double>> All { get; } = new Dictionary<Activation, Func<double, double>>
    {
        [Activation.Linear] = x => x,
        [Activation.Relu] = x => Math.Max(x, 0),
        [Activation.LeakyRelu] = x => x > 0 ? x : 0.01 * x,
        [Activation.Elu] = x => x > 0 ? x : Math.Exp(x) - 1,
        [Activation.Selu] = x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
        [Activation.Tanh] = Math.Tanh,
        [Activation.Sigmoid] = Sigmoid,
        [Activation.Softplus] = Softplus,
        [Activation.Gelu] = Gelu,
        [Activation.GeluTanh] = GeluTanh,
        [Activation.Silu] = x => x * Sigmoid(x),
        [Activation.Relu6] = x => Math.Clamp(x, 0, 6),
        [Activation.HardSigmoid] = HardSigmoid,
        [Activation.HardSwish] = x => x * HardSigmoid(x),
        [Activation.Mish] = x => x * Math.Tanh(Softplus(x)),
    };

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Softplus(double x) => Math.Log(1 + Math.Exp(x));

    public static double HardSigmoid(double x) => Math.Clamp((x / 6) + 0.5, 0, 1);

    public static double Gelu(double x) => x * 0.5 * (1 + Erf(x / Math.Sqrt(2)));

    public static double GeluTanh(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    /// <summary>The error function, by its power series.</summary>
    public static double Erf(double x)
    {
        if (Math.Abs(x) > ErfIsOne)
            return Math.Sign(x);
        double power = x, sum = x;
        for (int n = 1; n < ErfTerms; n++)
        {
            power *= -x * x / n;
            sum += power / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
