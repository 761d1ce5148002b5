using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>Prints the hinge loss with the samples in the lanes.</summary>
internal sealed class LaneHingeLossEmitter(CodeWriter writer, HingeLoss loss, LossGradient? gradient) : LaneLossEmitter(writer, loss, gradient)
{
    private readonly float _margin = loss.Options.Margin;

    protected override void Emit()
    {
        EmitCount();
        Writer.Line($"count *= V.Create({Literals.Float(1f / OutputCount)}); // the loss is the mean over the classes");
        EmitLabel();
        Writer.Line($"V labelOutput = {Output(0)}, margin = V.Create({Literals.Float(_margin)});");
        for (int i = 1; i < OutputCount; i++)
            Writer.Line($"labelOutput = V.IfEqual(label, V.Create({i}f), {Output(i)}, labelOutput);");
        ForEachOutput(i =>
            $"V excess_{i} = V.IfEqual(label, V.Create({i}f), V.Zero, V.Max(V.Zero, {Output(i)} - labelOutput + margin));");
        Writer.Line($"loss = V.MultiplyAdd({Join(" + ", i => $"excess_{i}")}, count, loss);");
        if (!FindsGradient)
            return;
        EmitGradientRemark();
        Writer.Line("V slope = mean * count;");
        ForEachOutput(i => $"V broken_{i} = V.IfPositive(excess_{i}, slope, V.Zero);");
        Writer.Line($"V slopes = {Join(" + ", i => $"broken_{i}")};");
        EmitGradient(i => $"V.IfEqual(label, V.Create({i}f), -slopes, broken_{i})");
    }
}
