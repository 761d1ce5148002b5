using NetGen.Generator.Emission.Kernels.Losses;
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
            case LossKernel loss:
                LossEmitter.Emit(writer, loss);
                break;
            default:
                throw new NotSupportedException($"{kernel.GetType().Name} cannot be printed.");
        }
    }

    /// <summary>The type parameters of a kernel's methods: the vector width and, where it finds a gradient, what happens to it.</summary>
    public static string TypeParameters(Kernel kernel) => kernel.Sink is GradientSink ? "<V, TSink>" : "<V>";

    /// <summary>The comment and head of a kernel's public method; the result is its body.</summary>
    public static CodeWriter.Scope Method(CodeWriter writer, Kernel kernel, string parameters, string result = "void")
    {
        writer.Line($"// {KernelRemarks.Of(kernel)}");
        return Method(writer, $"public static {result} {kernel.Name}{TypeParameters(kernel)}({parameters})", kernel.Sink);
    }

    public static CodeWriter.Scope Method(CodeWriter writer, string head, Sink? sink = null)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Line(head);
        using (writer.Indent())
        {
            writer.Line("where V : struct, IVector<V>");
            if (sink is GradientSink)
                writer.Line("where TSink : struct, IGradientSink");
        }

        return writer.Block();
    }
}
