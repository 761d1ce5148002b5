extern alias compiler;

using compiler::NetGen.Generator.Graph.Operations;
using NetGen.Testing.Reference;

namespace NetGen.Testing.Interpreting;

/// <summary>The reference's activations, by the compiler's names.</summary>
internal static class Activations
{
    private const double SeluScale = 1.0507009873554804934193349852946;

    public static double Value(compiler::NetGen.Activation activation, double x) => ActivationFunction.Value(Named(activation), x);

    /// <summary>The derivative, told by the activation's output or by its input: see <see cref="ActivateGradient.ReadsOutput"/>.</summary>
    public static double Slope(compiler::NetGen.Activation activation, double reference)
    {
        if (!ActivateGradient.ReadsOutput(activation))
            return ActivationFunction.Slope(Named(activation), reference);
        return activation switch
        {
            compiler::NetGen.Activation.Elu => reference > 0 ? 1 : reference + 1,
            compiler::NetGen.Activation.Selu => reference > 0 ? SeluScale : reference - Value(compiler::NetGen.Activation.Selu, double.NegativeInfinity),
            compiler::NetGen.Activation.Tanh => 1 - reference * reference,
            compiler::NetGen.Activation.Sigmoid => reference * (1 - reference),
            compiler::NetGen.Activation.HardSigmoid => reference is > 0 and < 1 ? 1.0 / 6 : 0,
            // The rest is linear between its kinks, and leaves values on the side of each where they are.
            _ => ActivationFunction.Slope(Named(activation), reference),
        };
    }

    /// <summary>Where the derivative jumps.</summary>
    public static IReadOnlyList<double> Kinks(compiler::NetGen.Activation activation) => ActivationFunction.Kinks(Named(activation));

    private static Activation Named(compiler::NetGen.Activation activation) => Enum.Parse<Activation>(activation.ToString());
}
