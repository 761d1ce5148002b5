using NetGen.Generator.Emission.Kernels.Losses;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels.Blocks;

/// <summary>Prints loops over the blocks of classes, and in them the calls of a block's kernels.</summary>
internal sealed class BlockLoop(CodeWriter writer, ClassBlocks blocks, Func<Kernel, string> methodOf)
{
    /// <summary>Prints the loops; a block begins at the class <c>first</c>.</summary>
    public void Emit(Action<BlockRange> body)
    {
        foreach (BlockRange range in blocks.Ranges)
        {
            if (range.Count == 1)
            {
                using (writer.Block())
                {
                    writer.Line($"const int first = {range.First};");
                    body(range);
                }
            }
            else
            {
                using (writer.Block($"for (int first = {range.First}; first < {range.First + range.Count * range.Classes}; first += {range.Classes})"))
                    body(range);
            }
        }
    }

    /// <summary>Prints the call of a block's kernel, on its part of the weight and the bias, and of what their gradients change.</summary>
    public void EmitCall(Kernel kernel)
    {
        IEnumerable<string> operands = Operands.Of(kernel).Select(name => Operands.Passed(name, OffsetOf(name)));
        bool findsGradient = kernel.GradientSinks.Any();
        writer.Line($"{methodOf(kernel)}<V{(findsGradient ? ", TSink" : "")}>({string.Join(", ", operands)}, {KernelCalls.SamplesOf(kernel)}{(findsGradient ? ", sink" : "")});");

        string OffsetOf(string name)
        {
            GradientSink? sink = kernel.GradientSinks.SingleOrDefault(sink => Operands.TargetOf(sink) == name);
            string parameter = sink?.Parameter.Name ?? name;
            return parameter == blocks.Weight.Name ? $"first * {blocks.Inputs}"
                : parameter == blocks.Product.Bias?.Name || sink is not null ? "first"
                : "0";
        }
    }

    /// <summary>What the loss's options are to the running sums, as arguments.</summary>
    public string Options => $"smoothing: {Literals.Float(Targets.Smoothing)}, ignored: {Literals.Integer(Targets.IgnoreIndex ?? -1)}";

    public CrossEntropyTargets Targets { get; } = new(blocks.Loss);
}
