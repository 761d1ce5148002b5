namespace NetGen.Generator.Emission.Kernels.Blocks;

/// <summary>The method that adds rows to others of the same length.</summary>
internal sealed record RowAddition : ISharedMethod
{
    public string Name => nameof(RowAddition);

    public void Emit(CodeWriter writer)
    {
        writer.Line("// sum += part");
        using (KernelEmitter.Method(writer, $"private static void {Name}<V>(ref float part, ref float sum, nint floats)"))
        {
            writer.Line("for (nint i = 0; i < floats; i += V.Count)");
            using (writer.Indent())
                writer.Line("(V.Load(ref sum, i) + V.Load(ref part, i)).Store(ref sum, i);");
        }
    }
}
