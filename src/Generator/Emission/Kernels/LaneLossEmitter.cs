using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a loss with the samples in the lanes, and its gradient, which shares the exponentials, where one is needed.</summary>
internal sealed class LaneLossEmitter(CodeWriter writer, LossOperation loss, LossGradient? gradient)
{
    private readonly int _outputs = loss.Outputs.Shape.Features;

    public void Emit()
    {
        switch (loss)
        {
            case SoftmaxCrossEntropy:
                EmitSoftmaxCrossEntropy();
                break;
            default:
                throw new NotSupportedException($"{loss.GetType().Name} cannot be printed in lanes.");
        }
    }

    /// <summary>Prints what the loss shares with softmax: the exponentials of a row, shifted so that none overflows.</summary>
    public static void EmitExponentials(CodeWriter writer, Tensor logits)
    {
        int classes = logits.Shape.Features;
        writer.Line("V largest = " + Enumerable.Range(1, classes - 1).Aggregate(
            LaneEmitter.Element(logits, 0), (largest, i) => $"V.Max({largest}, {LaneEmitter.Element(logits, i)})") + ";");
        for (int i = 0; i < classes; i++)
            writer.Line($"V exponential_{i} = VectorMath.Exp({LaneEmitter.Element(logits, i)} - largest);");
        writer.Line("V exponentials = " + string.Join(" + ", Enumerable.Range(0, classes).Select(i => $"exponential_{i}")) + ";");
    }

    private void EmitSoftmaxCrossEntropy()
    {
        EmitExponentials(writer, loss.Outputs);
        writer.Line("// samples that the vector before has counted count 0");
        writer.Line("V count = V.IfPositive(V.Indices - V.Create(next - sample - 0.5f), V.Create(1f), V.Zero);");
        writer.Line("V " + EachOutput(", ", i => $"target_{i}") + ", targetSum;");
        using (writer.Block("if (targets.Rows.IsEmpty)"))
        {
            writer.Line("V label = V.LoadIndices(ref MemoryMarshal.GetReference(targets.Labels), sample);");
            writer.Line("targetSum = count;");
            for (int i = 0; i < _outputs; i++)
                writer.Line($"target_{i} = V.IfEqual(label, V.Create({i}f), count, V.Zero);");
        }

        using (writer.Block("else"))
        {
            writer.Line("ref float target = ref MemoryMarshal.GetReference(targets.Rows);");
            for (int i = 0; i < _outputs; i++)
                writer.Line($"target_{i} = V.LoadStrided(ref Unsafe.Add(ref target, sample * {_outputs} + {i}), {_outputs}) * count;");
            writer.Line("targetSum = " + EachOutput(" + ", i => $"target_{i}") + ";");
        }

        writer.Line();
        writer.Line("loss = V.MultiplyAdd(targetSum, VectorMath.Log(exponentials), loss);");
        for (int i = 0; i < _outputs; i++)
            writer.Line($"loss = V.MultiplyAdd(target_{i}, largest - {Output(i)}, loss);");

        if (gradient is null)
            return;
        EmitGradientRemark();
        writer.Line("V probabilityScale = targetSum * mean / exponentials;");
        for (int i = 0; i < _outputs; i++)
            writer.Line($"V {Gradient(i)} = exponential_{i} * probabilityScale - target_{i} * mean;");
    }

    private void EmitGradientRemark()
    {
        writer.Line();
        writer.Line($"// {KernelRemarks.Of(gradient!)}");
    }

    private string Output(int index) => LaneEmitter.Element(loss.Outputs, index);

    private string Gradient(int index) => LaneEmitter.Element(gradient!.Output, index);

    private string EachOutput(string separator, Func<int, string> text) =>
        string.Join(separator, Enumerable.Range(0, _outputs).Select(text));
}
