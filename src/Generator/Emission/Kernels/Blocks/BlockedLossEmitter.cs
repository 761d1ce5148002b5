using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels.Blocks;

/// <summary>Prints the loss of logits that come block of classes by block.</summary>
internal static class BlockedLossEmitter
{
    public static void Emit(CodeWriter writer, BlockedLossKernel kernel, Func<Kernel, string> methodOf)
    {
        ClassBlocks blocks = kernel.Blocks;
        var loop = new BlockLoop(writer, blocks, methodOf);
        string validates = loop.Targets.Validates ? "true" : "false";
        using (KernelEmitter.Method(writer, kernel, $"{Operands.Declared(kernel)}, Targets targets, Share share", "double"))
        {
            writer.Line($"RunningSoftmax.Begin(ref {blocks.Sums.Name}, share);");
            loop.Emit(range =>
            {
                if (range.Padded != blocks.Ranges[0].Padded)
                    writer.Line("share.Meet(); // rows of another length overlap those of other members");
                loop.EmitCall(blocks.LogitsOf(range));
                writer.Line($"RunningSoftmax.Add<V>(ref {blocks.Logits.Name}, {range.Padded}, first, {range.Classes}, ref {blocks.Sums.Name}, targets, share);");
            });
            writer.Line();
            writer.Line("share.Meet();");
            writer.Line("return !share.IsFirst ? 0");
            using (writer.Indent())
                writer.Line($": RunningSoftmax.Loss(ref {blocks.Sums.Name}, targets, share.Samples, {loop.Options}, validates: {validates});");
        }
    }
}
