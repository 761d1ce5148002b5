using System.Collections.Immutable;

namespace NetGen.Generator.Onnx;

/// <summary>The operators that activations are made of.</summary>
internal static class ActivationOperators
{
    private const float LeakySlope = 0.01f, Sixth = 1f / 6, RootOfHalf = 0.70710678f, CubeShare = 0.044715f, RootOfTwoOverPi = 0.79788456f;

    /// <summary>The last operator of an activation, with what it reads; those before it are added.</summary>
    public static (string Operator, string[] Inputs, OnnxAttribute[] Attributes) Append(OnnxExport onnx, Activation activation, string value)
    {
        return activation switch
        {
            Activation.Relu => ("Relu", [value], []),
            Activation.LeakyRelu => ("LeakyRelu", [value], [OnnxAttribute.Of("alpha", LeakySlope)]),
            Activation.Elu => ("Elu", [value], []),
            Activation.Selu => ("Selu", [value], []),
            Activation.Tanh => ("Tanh", [value], []),
            Activation.Sigmoid => ("Sigmoid", [value], []),
            Activation.Softplus => ("Softplus", [value], []),
            Activation.Gelu => Half(onnx.Add("Erf", onnx.Add("Mul", value, onnx.Number(RootOfHalf)))),
            Activation.Silu => ("Mul", [value, onnx.Add("Sigmoid", value)], []),
            Activation.Relu6 => ("Clip", [value, onnx.Number(0), onnx.Number(6)], []),
            Activation.HardSigmoid => ("HardSigmoid", [value], [OnnxAttribute.Of("alpha", Sixth)]),
            Activation.HardSwish => ("HardSwish", [value], []),
            Activation.Mish => ("Mul", [value, onnx.Add("Tanh", onnx.Add("Softplus", value))], []),
            Activation.GeluTanh => Half(onnx.Add("Tanh", onnx.Add("Mul", onnx.Add("Add", value, Cube()), onnx.Number(RootOfTwoOverPi)))),
            _ => throw new NotSupportedException($"{activation} has no operator."),
        };

        // value · (1 + function) / 2.
        (string, string[], OnnxAttribute[]) Half(string function) =>
            ("Mul", [onnx.Add("Mul", value, onnx.Add("Add", function, onnx.Number(1))), onnx.Number(0.5f)], []);

        string Cube() => onnx.Add("Mul", onnx.Add("Mul", onnx.Add("Mul", value, value), value), onnx.Number(CubeShare));
    }

    /// <summary>The attributes of an operator whose steps end with the activation; null where it doesn't have it.</summary>
    public static ImmutableArray<OnnxAttribute>? OfSteps(Activation activation) => activation switch
    {
        Activation.Linear => Attributes("Affine", alpha: 1, beta: 0),
        Activation.Relu => Attributes("Relu"),
        Activation.LeakyRelu => Attributes("LeakyRelu", LeakySlope),
        Activation.Elu => Attributes("Elu", alpha: 1),
        Activation.Tanh => Attributes("Tanh"),
        Activation.Sigmoid => Attributes("Sigmoid"),
        Activation.Softplus => Attributes("Softplus"),
        Activation.HardSigmoid => Attributes("HardSigmoid", Sixth, 0.5f),
        _ => null,
    };

    private static ImmutableArray<OnnxAttribute> Attributes(string name, float? alpha = null, float? beta = null) =>
    [
        OnnxAttribute.OfTexts("activations", name),
        .. alpha is { } first ? [OnnxAttribute.OfNumbers("activation_alpha", first)] : Array.Empty<OnnxAttribute>(),
        .. beta is { } second ? [OnnxAttribute.OfNumbers("activation_beta", second)] : Array.Empty<OnnxAttribute>(),
    ];
}
