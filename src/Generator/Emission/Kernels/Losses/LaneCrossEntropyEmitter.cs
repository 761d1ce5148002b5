using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>
/// Prints softmax and cross-entropy with the samples in the lanes. Weights and smoothing change the targets, the focal loss what stands in
/// their place in the gradient, and nothing else.
/// </summary>
internal sealed class LaneCrossEntropyEmitter(CodeWriter writer, LossOperation loss, LossGradient? gradient, string vectorMath)
    : LaneLossEmitter(writer, loss, gradient)
{
    private readonly CrossEntropyTargets _targets = new(loss);

    public override void EmitBefore()
    {
        if (!_targets.Validates)
            return;
        Writer.Line("if (!targets.Rows.IsEmpty)");
        using (Writer.Indent())
            Writer.Line(LaneDistributions.Call(RowCount));
    }

    public override void EmitAfter()
    {
        if (!_targets.Validates)
            return;
        // What looks at the targets may overlook one that is not a number; the loss does not.
        Writer.Line("if (!float.IsFinite(meanLoss))");
        using (Writer.Indent())
            Writer.Line("targets.RequireDistributions();");
    }

    protected override void Emit()
    {
        EmitExponentials();
        EmitCount();
        Writer.Line("V " + Join(", ", i => $"target_{i}") + ", targetSum;");
        EmitForms(EmitLabels, EmitTargetRows);

        Writer.Line();
        if (_targets.Gamma > 0)
            EmitFocal();
        else
            EmitPlain();
        if (_targets.IsDivergence)
            ForEachOutput(i => $"loss += Losses.Information(target_{i});");

        if (!FindsGradient)
            return;
        EmitGradientRemark();
        Writer.Line("V probabilityScale = targetSum * mean / exponentials;");
        EmitGradient(i => $"exponential_{i} * probabilityScale - target_{i} * mean");
    }

    /// <summary>Prints the exponentials of the logits, shifted so that none overflows.</summary>
    private void EmitExponentials()
    {
        Writer.Line("V largest = " + Enumerable.Range(1, OutputCount - 1).Aggregate(Output(0), (largest, i) => $"V.Max({largest}, {Output(i)})") + ";");
        ForEachOutput(i => $"V exponential_{i} = {vectorMath}.Exp({Output(i)} - largest);");
        Writer.Line("V exponentials = " + Join(" + ", i => $"exponential_{i}") + ";");
    }

    private void EmitLabels()
    {
        EmitLabel();
        if (_targets.IgnoreIndex is int ignored)
            Writer.Line($"count = V.IfEqual(label, V.Create({Literals.Integer(ignored)}f), V.Zero, count);");
        if (!_targets.Weighs)
            Writer.Line("targetSum = count;");
        ForEachOutput(i => _targets.ChangesSum
            ? $"target_{i} = count * V.IfEqual(label, V.Create({i}f), {Constant(i, _targets.Kept + _targets.Share)}, {Constant(i, _targets.Share)});"
            : $"target_{i} = V.IfEqual(label, V.Create({i}f), count, V.Zero);");
        if (_targets.Weighs)
            EmitTargetSum();
    }

    private void EmitTargetRows()
    {
        EmitRows();
        ForEachOutput(i => !_targets.ChangesSum ? $"target_{i} = {Target(i)} * count;"
            : _targets.Smooths ? $"target_{i} = V.MultiplyAdd({Target(i)}, {Constant(i, _targets.Kept)}, {Constant(i, _targets.Share)}) * count;"
            : $"target_{i} = {Target(i)} * {Constant(i, 1)} * count;");
        EmitTargetSum();
    }

    private void EmitTargetSum() => Writer.Line("targetSum = " + Join(" + ", i => $"target_{i}") + ";");

    private void EmitPlain()
    {
        Writer.Line($"loss = V.MultiplyAdd(targetSum, {vectorMath}.Log(exponentials), loss);");
        ForEachOutput(i => $"loss = V.MultiplyAdd(target_{i}, largest - {Output(i)}, loss);");
    }

    private void EmitFocal()
    {
        Writer.Line($"V logSum = {vectorMath}.Log(exponentials);");
        for (int i = 0; i < OutputCount; i++)
        {
            string weight = FindsGradient ? $"V weight_{i}" : "_";
            Writer.Line($"loss = V.MultiplyAdd(target_{i}, Losses.Focal({Output(i)} - largest - logSum, {Literals.Float(_targets.Gamma)}, out {weight}), loss);");
            if (FindsGradient)
                Writer.Line($"target_{i} *= weight_{i};");
        }

        if (FindsGradient)
            EmitTargetSum();
    }

    private string Constant(int label, float value) => $"V.Create({Literals.Float(_targets.WeightOf(label) * value)})";
}
