namespace NetGen.Runtime.Tests.Numerics;

/// <summary>The functions in double precision, without cancellation.</summary>
internal static class Reference
{
    internal static double Expm1(double x) => Math.Abs(x) < 1 ? 2 * Math.Sinh(x / 2) * Math.Exp(x / 2) : Math.Exp(x) - 1;

    internal static double Log1p(double x) => Math.Abs(x) < 0.5 ? 2 * Math.Atanh(x / (2 + x)) : Math.Log(1 + x);

    internal static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    internal static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    internal static double HardSigmoid(double x) => Math.Clamp(x / 6 + 0.5, 0, 1);

    internal static double Mish(double x)
    {
        // tanh(log(1 + t)) = n / (n + 2) with n = t (t + 2); for large t the same in 1 / t.
        double t = Math.Exp(-Math.Abs(x));
        double n = t * (t + 2);
        return x * (x > 0 ? (1 + 2 * t) / (1 + 2 * t + 2 * t * t) : n / (n + 2));
    }

    /// <summary>2 √(2/π) (x + 0.044715 x³), of which GeluTanh takes the sigmoid.</summary>
    internal static double GeluTanhArgument(double x) => 2 * Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);

    internal static double GeluTanh(double x) => x * Sigmoid(GeluTanhArgument(x));

    internal static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (double.IsNaN(x) || a > 2.5)
        {
            return Math.CopySign(1 - Erfc(a), x);
        }

        double term = a;
        double sum = a;
        for (int n = 1; n < 60; n++)
        {
            term *= -a * a / n;
            sum += term / (2 * n + 1);
        }

        return Math.CopySign(sum * 2 / Math.Sqrt(Math.PI), x);
    }

    /// <summary>Φ, with its relative accuracy kept below 0.</summary>
    internal static double NormalDistribution(double x) =>
        x < -4 ? Erfc(-x / Math.Sqrt(2)) / 2 : (1 + Erf(x / Math.Sqrt(2))) / 2;

    internal static double NormalDensity(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>The slope of a function, by a symmetric difference.</summary>
    internal static double Slope(Func<double, double> function, double x)
    {
        double step = 1e-4 * Math.Max(1, Math.Abs(x));
        return (function(x - 2 * step) - 8 * function(x - step) + 8 * function(x + step) - function(x + 2 * step)) / (12 * step);
    }

    /// <summary>The complement for an argument above 2, by its continued fraction.</summary>
    private static double Erfc(double a)
    {
        double fraction = 0;
        for (int k = 80; k > 0; k--)
        {
            fraction = k / 2.0 / (a + fraction);
        }

        return Math.Exp(-a * a) / (a + fraction) / Math.Sqrt(Math.PI);
    }
}
