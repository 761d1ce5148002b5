using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints an element-wise kernel: one loop over all rows, padding included.</summary>
internal static class ElementwiseEmitter
{
    public static void Emit(CodeWriter writer, ElementwiseKernel kernel)
    {
        using (KernelEmitter.Method(writer, kernel, Operands.Declared(Operands.Of(kernel)) + ", Share share"))
        {
            KernelEmitter.EmitOwnSamples(writer, [.. Operands.Of(kernel).Select(name => (name, kernel.FloatsPerSample))]);
            writer.Line($"nint floats = (nint)samples * {kernel.FloatsPerSample};");
            writer.Line("for (nint i = 0; i < floats; i += V.Count)");
            using (writer.Indent())
                writer.Line($"{Expression(kernel.Operation)}.Store(ref {kernel.Operation.Output.Name}, i);");
        }
    }

    private static string Expression(Operation operation) => operation switch
    {
        Activate activate => $"Activations.{activate.Activation}({Load(activate.Value)})",
        ActivateGradient derivative =>
            $"Activations.{derivative.Activation}Gradient({Load(derivative.Gradient)}, {Load(derivative.Reference)})",
        Add add => $"({Load(add.Left)} + {Load(add.Right)})",
        _ => throw new NotSupportedException($"{operation.GetType().Name} is not element-wise."),
    };

    private static string Load(Tensor tensor) => $"V.Load(ref {tensor.Name}, i)";
}
