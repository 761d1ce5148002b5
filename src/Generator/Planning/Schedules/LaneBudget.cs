using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Planning.Schedules;

/// <summary>
/// Estimates the locals that straight-line code with the samples in the lanes leaves to the JIT, those of what is inlined into it included.
/// It inlines into methods of at most 512; past that, each addition becomes a call. The numbers were found by compiling more than a hundred networks.
/// </summary>
internal static class LaneBudget
{
    private const int Locals = 512;
    private const int Base = 20;

    // A column of the caller's rows, gathered from as many samples as there are lanes.
    private const int Column = 32;

    private const int Exponential = 45;
    private const int Logarithm = 40;
    private const int Activated = 45;
    private const int LongFunction = 65;

    // An output in a loss, besides its target and its exponential.
    private const int Output = 15;
    private const int OptionsOfOutput = 100;

    /// <summary>Whether a program is short enough when elementary functions are called.</summary>
    public static bool Holds(IEnumerable<Operation> operations) => Estimate(operations, inlinesFunctions: false) <= Locals;

    /// <summary>Whether it is so even when they are inlined.</summary>
    public static bool HoldsFunctions(IEnumerable<Operation> operations) => Estimate(operations, inlinesFunctions: true) <= Locals;

    private static long Estimate(IEnumerable<Operation> operations, bool inlinesFunctions)
    {
        List<Operation> all = [.. operations];
        int inputs = all.SelectMany(operation => operation.Inputs).FirstOrDefault(tensor => tensor.Role == TensorRole.Input)?.Shape.Features ?? 0;
        return Base + Column * inputs + all.Sum(operation => LocalsOf(operation, inlinesFunctions ? 1 : 0));
    }

    /// <param name="operation">The operation.</param>
    /// <param name="inlined">1 if functions are inlined, 0 if they are not.</param>
    private static long LocalsOf(Operation operation, int inlined) => operation switch
    {
        MatMul { Output.Shape.HasBatch: true } product => 2 * product.MultiplyAddsPerSample,
        LossGradient => 0,
        LossOperation loss => (long)loss.Outputs.Shape.Features * LocalsOfOutput(loss, inlined) + Logarithm * inlined,
        Softmax softmax => softmax.Logits.Shape.Features * (2 + Exponential * inlined),
        Activate { Activation: not (Activation.Relu or Activation.LeakyRelu or Activation.Relu6) } activate =>
            activate.Value.Shape.Features * (2L + inlined * (activate.Activation is Activation.Gelu or Activation.Softplus or Activation.Mish or Activation.GeluTanh ? LongFunction : Activated)),
        ActivateGradient derivative when !ActivateGradient.ReadsOutput(derivative.Activation) =>
            derivative.Gradient.Shape.Features * (2L + inlined * LongFunction),
        { Output.Shape.HasBatch: true } => 2L * operation.Output.Shape.Features,
        // A parameter's gradient, element by element.
        _ => 4L * operation.Output.Shape.ElementsPerSample,
    };

    private static int LocalsOfOutput(LossOperation loss, int inlined) => Column + loss switch
    {
        SoftmaxCrossEntropy { Options: { FocalGamma: 0, LabelSmoothing: 0, ClassWeights.Count: 0 } } => Output + Exponential * inlined,
        _ => OptionsOfOutput + Exponential * inlined,
    };
}
