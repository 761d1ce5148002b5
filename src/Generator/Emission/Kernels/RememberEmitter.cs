using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints how rows go into a ring.</summary>
internal static class RememberEmitter
{
    public static void Emit(CodeWriter writer, RememberKernel kernel)
    {
        Remember remember = kernel.Operation;
        string head = $"{Operands.Declared(kernel)}, long position, int samples";
        using (KernelEmitter.Method(writer, kernel, head, result: "ref float"))
        {
            writer.Line(FormattableString.Invariant(
                $"return ref StepRing.Push(ref {remember.Value.Name}, {MatrixLayout.Of(remember.Value).PaddedColumns}, ref {remember.Ring.Name}, {remember.Capacity}, {remember.Value.Shape.Columns}, {remember.Steps}, position, samples);"));
        }
    }
}
