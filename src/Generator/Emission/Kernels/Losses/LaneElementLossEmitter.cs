using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>Prints the losses that are means over all outputs, with the samples in the lanes.</summary>
internal sealed class LaneElementLossEmitter(CodeWriter writer, LossOperation loss, LossGradient? gradient)
    : LaneLossEmitter(writer, loss, gradient)
{
    private readonly LossOperation _loss = loss;

    protected override void Emit()
    {
        EmitCount();
        if (OutputCount > 1 && _loss.IsMean)
            Writer.Line($"count *= V.Create({Literals.Float(1f / OutputCount)}); // the loss is the mean over the outputs");
        Writer.Line("V " + Join(", ", i => $"target_{i}") + ";");
        EmitForms(EmitLabels, EmitTargetRows);

        Writer.Line();
        ForEachOutput(i =>
            $"loss = V.MultiplyAdd({ElementCost.Of(_loss, Output(i), $"target_{i}", Weight(i), FindsGradient ? $"V slope_{i}" : "_")}, count, loss);");
        if (!FindsGradient)
            return;
        EmitGradientRemark();
        Writer.Line("V slopeScale = mean * count;");
        EmitGradient(i => $"slope_{i} * slopeScale");
    }

    /// <summary>A single output takes labels, which are its targets.</summary>
    private void EmitLabels()
    {
        EmitLabel();
        Writer.Line($"target_0 = {ElementCost.Target(_loss, "label")};");
    }

    private void EmitTargetRows()
    {
        EmitRows();
        ForEachOutput(i => $"target_{i} = {ElementCost.Target(_loss, Target(i))};");
    }

    private string? Weight(int output) => _loss is SigmoidCrossEntropy { Options.PositiveWeights: { Count: > 0 } weights }
        ? $"V.Create({Literals.Float(weights[output])})"
        : null;
}
