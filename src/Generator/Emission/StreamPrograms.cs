using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>Prints the program of a stream: the kernels of some steps, over the workspace and what the stream remembers.</summary>
internal sealed class StreamPrograms(CodeWriter writer, NetworkPlan plan, StreamPlan stream, KernelLibrary library)
{
    private readonly PlannedProgram _program = stream.Program;

    public void Emit()
    {
        Tensor input = stream.Graph.Input, output = stream.Graph.Output;
        int features = input.Shape.Columns, outputs = output.Shape.Columns;
        writer.Line("// Runs the next steps of a stream.");
        using (KernelEmitter.Method(writer, $"public static void Stream<V>(AlignedBuffer parameters, StreamMemory memory, {Operands.SpanOf(input)} allInputs, Span<float> allOutputs)"))
        {
            HashSet<string> used = [.. _program.Kernels.SelectMany(Operands.Actual), output.Name];
            ProgramMemory.EmitParameters(writer, plan, used);
            ProgramMemory.EmitWorkspace(writer, _program, "memory.Workspace");
            ProgramMemory.EmitBuffers(writer, _program, used);
            foreach ((Tensor tensor, int offset) in stream.Memories)
                writer.Line($"ref float {tensor.Name} = {Operands.Passed("memory.First", Literals.Integer(offset))};");
            writer.Line($"int count = allInputs.Length / {features};");
            using (writer.Block($"for (int first = 0; first < count; first += {_program.Samples})"))
            {
                writer.Line($"int samples = Math.Min(count - first, {_program.Samples});");
                writer.Line("Share share = Member.Alone.Of(samples);");
                if (_program.Kernels.Any(kernel => kernel is StreamRoutineKernel))
                    writer.Line("long position = memory.Steps;");
                writer.Line($"ref {Operands.TypeOf(input)} {input.Name} = ref Unsafe.Add(ref MemoryMarshal.GetReference(allInputs), first * {features});");
                var calls = new KernelCalls(library, first: "first");
                foreach (Kernel kernel in _program.Kernels)
                    writer.Line(calls.Of(kernel));
                writer.Line($"PackedRows.CopyFrom(ref {output.Name}, {MatrixLayout.Pad(outputs)}, allOutputs.Slice(first * {outputs}, samples * {outputs}), {outputs}, share);");
                writer.Line("memory.Advance(samples);");
            }
        }
    }
}
