using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a loop over the steps of a scan, and the calls of what a step does.</summary>
internal static class ScanEmitter
{
    public static void Emit(CodeWriter writer, ScanKernel kernel, Func<Kernel, string> methodOf)
    {
        using (KernelEmitter.Method(writer, kernel, $"{Operands.Declared(kernel)}, Share share"))
        {
            if (!kernel.Scan.IsOfStream)
                EmitStart();
            else
                writer.Line("Share one = Member.Alone.Of(1);");
            using (writer.Block(LoopHead()))
            {
                foreach (ScanRead step in kernel.StepsRead.Concat(kernel.StepsKept))
                    writer.Line($"ref float {step.Step.Name} = ref Unsafe.Add(ref {step.Sequence.Name}, step * {MatrixLayout.Pad(step.Step.Shape.Columns)});");
                foreach (Kernel part in kernel.Body)
                {
                    IEnumerable<Tensor> operands = part.Reads.Concat(part.Writes).Distinct();
                    writer.Line($"{methodOf(part)}<V>({Operands.Passed(operands.Select(kernel.PlaceOf))}, {(kernel.Scan.IsOfStream ? "one" : "share")});");
                }
            }
        }

        void EmitStart()
        {
            foreach (ScanState state in kernel.States)
            {
                string columns = Literals.Integer(MatrixLayout.Pad(state.Last.Shape.Columns));
                writer.Line(state.First is { } first
                    ? $"StateRows.Copy(ref {first.Name}, ref {state.Last.Name}, {columns}, share);"
                    : $"StateRows.Clear(ref {state.Last.Name}, {columns}, share);");
            }
        }

        string LoopHead() => kernel.Scan switch
        {
            { IsOfStream: true } => "for (nint step = 0; step < share.Samples; step++)",
            { IsBackward: true, Steps: var steps } => $"for (nint step = {Literals.Integer(steps - 1)}; step >= 0; step--)",
            { Steps: var steps } => $"for (nint step = 0; step < {Literals.Integer(steps)}; step++)",
        };
    }
}
