using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying;

/// <summary>The operators that compute each element from one element of each input.</summary>
internal static class Elementwise
{
    /// <summary>What a node computes of its inputs' elements, NaN for an input that is left out; null if it is no such operator.</summary>
    public static Func<double[], double>? Of(OnnxNode node)
    {
        (Func<double[], double>? function, int inputs) = Find(node);
        return function is not null && node.Inputs.Count >= inputs && node.HasInput(0) ? function : null;
    }

    /// <summary>Whether a node compares two values, so that what is computed of it changes at once where they are equal.</summary>
    public static bool IsComparison(OnnxNode node) => node.Operator is "Equal" or "Less" or "LessOrEqual" or "Greater" or "GreaterOrEqual";

    private static (Func<double[], double>? Function, int Inputs) Find(OnnxNode node)
    {
        double alpha;
        switch (node.Operator)
        {
            case "Add":
                return (x => x[0] + x[1], 2);
            case "Sub":
                return (x => x[0] - x[1], 2);
            case "Mul":
                return (x => x[0] * x[1], 2);
            case "Div":
                return (x => x[0] / x[1], 2);
            case "Pow":
                return (x => Math.Pow(x[0], x[1]), 2);
            case "PRelu":
                return (x => x[0] > 0 ? x[0] : x[1] * x[0], 2);
            case "Equal":
                return (x => Truth(x[0] == x[1]), 2);
            case "Less":
                return (x => Truth(x[0] < x[1]), 2);
            case "LessOrEqual":
                return (x => Truth(x[0] <= x[1]), 2);
            case "Greater":
                return (x => Truth(x[0] > x[1]), 2);
            case "GreaterOrEqual":
                return (x => Truth(x[0] >= x[1]), 2);
            case "And":
                return (x => Truth(x[0] != 0 && x[1] != 0), 2);
            case "Or":
                return (x => Truth(x[0] != 0 || x[1] != 0), 2);
            case "Not":
                return (x => Truth(x[0] == 0), 1);
            case "IsNaN":
                return (x => Truth(double.IsNaN(x[0])), 1);
            case "Where":
                return (x => x[0] != 0 ? x[1] : x[2], 3);
            case "Min":
                return (x => x.Min(), 1);
            case "Max":
                return (x => x.Max(), 1);
            case "Sum":
                return (x => x.Sum(), 1);
            case "Neg":
                return (x => -x[0], 1);
            case "Abs":
                return (x => Math.Abs(x[0]), 1);
            case "Exp":
                return (x => Math.Exp(x[0]), 1);
            case "Log":
                return (x => Math.Log(x[0]), 1);
            case "Sqrt":
                return (x => Math.Sqrt(x[0]), 1);
            case "Floor":
                return (x => Math.Floor(x[0]), 1);
            case "Ceil":
                return (x => Math.Ceiling(x[0]), 1);
            case "Reciprocal":
                return (x => 1 / x[0], 1);
            case "Erf":
                return (x => Functions.Erf(x[0]), 1);
            case "Tanh":
                return (x => Math.Tanh(x[0]), 1);
            case "Sigmoid":
                return (x => Functions.Sigmoid(x[0]), 1);
            case "Relu":
                return (x => Math.Max(x[0], 0), 1);
            case "Softplus":
                return (x => Functions.Softplus(x[0]), 1);
            case "HardSwish":
                return (x => x[0] * Functions.HardSigmoid(x[0]), 1);
            case "Mish":
                return (x => x[0] * Math.Tanh(Functions.Softplus(x[0])), 1);
            case "Gelu":
                return (node.Text("approximate", "none") == "tanh" ? x => Functions.GeluTanh(x[0]) : x => Functions.Gelu(x[0]), 1);
            case "Swish":
                alpha = node.Single("alpha", 1);
                return (x => x[0] * Functions.Sigmoid(alpha * x[0]), 1);
            case "LeakyRelu":
                alpha = node.Single("alpha", 0.01f);
                return (x => x[0] > 0 ? x[0] : alpha * x[0], 1);
            case "Elu":
                alpha = node.Single("alpha", 1);
                return (x => x[0] > 0 ? x[0] : alpha * Math.Exp(x[0]) - alpha, 1);
            case "Celu":
                alpha = node.Single("alpha", 1);
                return (x => x[0] > 0 ? x[0] : alpha * (Math.Exp(x[0] / alpha) - 1), 1);
            case "Selu":
                alpha = node.Single("alpha", 1.6732632f);
                double gamma = node.Single("gamma", 1.0507010f);
                return (x => gamma * (x[0] > 0 ? x[0] : alpha * (Math.Exp(x[0]) - 1)), 1);
            case "HardSigmoid":
                alpha = node.Single("alpha", 0.2f);
                double beta = node.Single("beta", 0.5f);
                return (x => Math.Clamp((alpha * x[0]) + beta, 0, 1), 1);
            case "Clip":
                double least = node.Single("min", float.MinValue), most = node.Single("max", float.MaxValue);
                return (x => Math.Min(Math.Max(x[0], Bound(x, 1, least)), Bound(x, 2, most)), 1);
            default:
                return (null, 0);
        }
    }

    private static double Truth(bool holds) => holds ? 1 : 0;

    private static double Bound(double[] values, int index, double otherwise) =>
        index < values.Length && !double.IsNaN(values[index]) ? values[index] : otherwise;
}
