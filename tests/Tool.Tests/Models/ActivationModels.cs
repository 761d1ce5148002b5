namespace NetGen.Tool.Tests.Models;

/// <summary>Activations, whole and spelt out. The name of a model is the activation that it is imported as, and what tells it from others of that.</summary>
internal static class ActivationModels
{
    public static IEnumerable<ModelCase> All =>
    [
        Case("Relu_", (model, x) => model.Node("Relu", x)),
        Case("LeakyRelu_", (model, x) => model.Node("LeakyRelu", x)),
        Case("LeakyRelu_Maximum", (model, x) => model.Node("Max", model.Node("Mul", x, model.Number(0.01f)), x)),
        Case("LeakyRelu_Choice", (model, x) => model.Node("Where", model.Node("Greater", x, model.Number(0)), x, model.Node("Mul", x, model.Number(0.01f)))),
        Case("LeakyRelu_Slope", (model, x) => model.Node("PRelu", x, model.Constant("slope", [1], 0.01f))),
        Case("LeakyRelu_Slopes", (model, x) => model.Node("PRelu", x, model.Constant("slopes", [6], 0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f))),
        Case("Elu_", (model, x) => model.Node("Elu", x)),
        Case("Elu_Choice", (model, x) => model.Node("Where", model.Node("LessOrEqual", model.Number(0), x), x, model.Node("Sub", model.Node("Exp", x), model.Number(1)))),
        Case("Softplus_Choice", (model, x) => model.Node("Where", model.Node("Greater", x, model.Number(20)), x, model.Node("Softplus", x))),
        Case("Selu_", (model, x) => model.Node("Selu", x)),
        Case("Tanh_", (model, x) => model.Node("Tanh", x)),
        Case("Softplus_", (model, x) => model.Node("Softplus", x)),
        Case("Sigmoid_Hidden", (model, x) => model.Node("MatMul", model.Node("Sigmoid", x), model.Drawn("w2", 6, 2))),
        Case("Gelu_", (model, x) => model.Node("Gelu", x), operatorSet: 20),
        Case("Gelu_Spelt", (model, x) => model.Node(
            "Mul", model.Node("Mul", x, model.Node("Add", model.Node("Erf", model.Node("Div", x, model.Number(1.4142135f))), model.Number(1))), model.Number(0.5f))),
        Case("Gelu_SpeltOtherwise", (model, x) => model.Node(
            "Mul", model.Node("Mul", model.Number(0.5f), x), model.Node("Add", model.Number(1), model.Node("Erf", model.Node("Mul", x, model.Number(0.70710677f)))))),
        Case("GeluTanh_", (model, x) => model.Node("Gelu", [x], ("approximate", "tanh")), operatorSet: 20),
        Case("GeluTanh_Spelt", (model, x) =>
        {
            string cube = model.Node("Mul", model.Number(0.044715f), model.Node("Pow", x, model.Number(3)));
            string tanh = model.Node("Tanh", model.Node("Mul", model.Number(0.7978846f), model.Node("Add", x, cube)));
            return model.Node("Mul", model.Node("Mul", model.Number(0.5f), x), model.Node("Add", tanh, model.Number(1)));
        }),
        Case("Silu_Spelt", (model, x) => model.Node("Mul", x, model.Node("Sigmoid", x))),
        Case("Relu6_Clip", (model, x) => model.Node("Clip", x, model.Number(0), model.Number(6))),
        Case("Relu6_OldClip", (model, x) => model.Node("Clip", [x], ("min", 0f), ("max", 6f)), operatorSet: 9),
        Case("Relu6_Minimum", (model, x) => model.Node("Min", model.Node("Relu", x), model.Number(6))),
        Case("HardSigmoid_", (model, x) => model.Node("HardSigmoid", [x], ("alpha", 1 / 6f))),
        Case("HardSwish_", (model, x) => model.Node("HardSwish", x)),
        Case("HardSwish_Spelt", (model, x) => model.Node(
            "Div", model.Node("Mul", x, model.Node("Clip", model.Node("Add", x, model.Number(3)), model.Number(0), model.Number(6))), model.Number(6))),
        Case("HardSwish_BySigmoid", (model, x) => model.Node("Mul", x, model.Node("HardSigmoid", [x], ("alpha", 1 / 6f)))),
        Case("Mish_", (model, x) => model.Node("Mish", x), operatorSet: 18),
        Case("Mish_Spelt", (model, x) => model.Node("Mul", x, model.Node("Tanh", model.Node("Softplus", x)))),
    ];

    private static ModelCase Case(string name, Func<ModelBuilder, string, string> activation, int operatorSet = 17) => ModelCase.Of(
        name, model => activation(model, model.Node("MatMul", model.Floats(null, 5), model.Constant("w", [5, 6], [.. Enumerable.Range(-15, 30).Select(i => i * 0.4f)]))), operatorSet);
}
