using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a loss kernel, which returns the sum of the samples' losses and leaves the gradient of their mean.</summary>
internal static class LossEmitter
{
    public static void Emit(CodeWriter writer, LossKernel kernel)
    {
        switch (kernel.Loss)
        {
            case SoftmaxCrossEntropy:
                SoftmaxCrossEntropyEmitter.Emit(writer, kernel);
                break;
            default:
                throw new NotSupportedException($"{kernel.Loss.GetType().Name} cannot be printed.");
        }
    }

    /// <summary>The head of a loss kernel; the result is its body.</summary>
    public static CodeWriter.Scope Method(CodeWriter writer, LossKernel kernel)
    {
        string scale = kernel.Gradient is null ? "" : ", float scale";
        return KernelEmitter.Method(
            writer, kernel, $"{Operands.Declared(Operands.Of(kernel))}, ClassTargets targets, int samples{scale}", "double");
    }
}
