using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels.Blocks;

/// <summary>
/// Prints the gradients of a loss whose logits come block of classes by block. The inputs' gradient takes in a block before its weights
/// change.
/// </summary>
internal static class BlockedGradientEmitter
{
    public static void Emit(CodeWriter writer, BlockedGradientKernel kernel, Func<Kernel, string> methodOf)
    {
        ClassBlocks blocks = kernel.Blocks;
        var loop = new BlockLoop(writer, blocks, methodOf);
        int inputs = MatrixLayout.Pad(blocks.Inputs);
        string trailing = ", Targets targets, float scale, Share share" + (kernel.GradientSinks.Any() ? ", TSink sink" : "");
        using (KernelEmitter.Method(writer, kernel, Operands.Declared(kernel) + trailing))
        {
            if (kernel.BiasGradient is not null)
                writer.Line("int samples = share.Samples;");
            if (kernel.InputGradient is { } whole)
            {
                writer.Line($"nint own = share.FirstSample * {inputs}, floats = (nint)share.OwnSamples * {inputs};");
                writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {whole.Result.Name}, own), (int)floats).Clear();");
            }

            loop.Emit(EmitBlock);
        }

        void EmitBlock(BlockRange range)
        {
            loop.EmitCall(blocks.LogitsOf(range));
            writer.Line($"RunningSoftmax.Differentiate<V>(ref {blocks.Logits.Name}, {range.Padded}, first, {range.Classes}, " +
                $"ref {blocks.Sums.Name}, targets, {loop.Options}, scale, share);");
            if (kernel.InputGradientOf(range) is { } inputGradient)
            {
                loop.EmitCall(inputGradient);
                writer.Line($"RowAddition.Run<V>(ref {kernel.InputGradient!.Part.Name}, ref {kernel.InputGradient.Result.Name}, {inputs}, share);");
            }

            writer.Line("share.Meet(); // the sums need the gradients of all members, and now no member reads the weights again");
            if (kernel.BiasGradientOf(range) is { } biasGradient)
            {
                writer.Line("if (share.IsFirst)");
                using (writer.Indent())
                    loop.EmitCall(biasGradient);
            }

            if (kernel.WeightGradientOf(range) is { } weightGradient)
                loop.EmitCall(weightGradient);
            writer.Line("share.Meet(); // the next block overwrites this one");
        }
    }
}
