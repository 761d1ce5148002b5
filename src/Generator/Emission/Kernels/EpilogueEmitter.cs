namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints an epilogue as a type that a product of the runtime is generic in.</summary>
internal static class EpilogueEmitter
{
    public static void Emit(CodeWriter writer, Epilogue epilogue)
    {
        string[] operands = [.. epilogue.HasBias ? ["bias"] : Array.Empty<string>(), .. epilogue.OperandNames, "result"];
        writer.Line($"// result = {epilogue.Formula("sums", "bias", epilogue.OperandNames)}");
        using (writer.Block($"private readonly ref struct {epilogue.TypeName}({string.Join(", ", operands.Select(operand => "ref float " + operand))}) : IEpilogue"))
        {
            foreach (string operand in operands)
                writer.Line($"private readonly ref float _{operand} = ref {operand};");
            writer.Line();
            using (KernelEmitter.Method(writer, "public V Start<V>(nint column)", inlining: Inlining.Always))
                writer.Line($"return {(epilogue.HasBias ? "V.Load(ref _bias, column)" : "V.Zero")};");
            writer.Line();
            using (KernelEmitter.Method(writer, "public void Finish<V>(V sums, nint offset)", inlining: Inlining.Always))
                writer.Line($"{epilogue.Applied("sums", [.. epilogue.OperandNames.Select(name => $"V.Load(ref _{name}, offset)")])}.Store(ref _result, offset);");
        }
    }
}
