using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a kernel by its family.</summary>
internal static class KernelEmitter
{
    public static void Emit(CodeWriter writer, Kernel kernel)
    {
        switch (kernel)
        {
            case ContractionKernel contraction:
                ContractionEmitter.Emit(writer, contraction);
                break;
            case ElementwiseKernel elementwise:
                ElementwiseEmitter.Emit(writer, elementwise);
                break;
            case SampleSumKernel sum:
                SampleSumEmitter.Emit(writer, sum);
                break;
            case LaneKernel lanes:
                new LaneEmitter(writer, lanes).Emit();
                break;
            case SoftmaxKernel softmax:
                SoftmaxEmitter.Emit(writer, softmax);
                break;
            case SoftmaxCrossEntropyKernel loss:
                SoftmaxCrossEntropyEmitter.Emit(writer, loss);
                break;
            default:
                throw new NotSupportedException($"{kernel.GetType().Name} cannot be printed.");
        }
    }

    /// <summary>The comment, attribute and head of a kernel's method; the result is its body.</summary>
    public static CodeWriter.Scope Method(CodeWriter writer, Kernel kernel, string parameters, string result = "void")
    {
        writer.Line($"// {KernelRemarks.Of(kernel)}");
        return Method(writer, $"public static {result} {kernel.Name}<V>({parameters})");
    }

    public static CodeWriter.Scope Method(CodeWriter writer, string head)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Line(head);
        using (writer.Indent())
            writer.Line("where V : struct, IVector<V>");
        return writer.Block();
    }
}
