using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>
/// Prints the focal loss Σ target · (1 - p)^γ · -log p with p = softmax(logits), term by term. With h in the place of each target, as
/// <c>Losses.Focal</c> has it, its gradient is that of plain cross-entropy: p · Σ h - h.
/// </summary>
internal sealed class FocalCrossEntropyEmitter(CodeWriter writer, LossKernel kernel)
{
    private const string ClassWeight = $"V.Load(ref MemoryMarshal.GetReference({WeightTable.ClassWeights}), column)";
    private const string LogProbability = "V.Load(ref logitsRow, column) - shift - logSum";

    private readonly CrossEntropyTargets _targets = new(kernel.Loss);
    private readonly ColumnLoop _columns = new(writer, kernel.Loss.Outputs.Shape.Columns);

    public void Emit()
    {
        using (LossEmitter.Method(writer, kernel))
        {
            writer.Line("double loss = 0;");
            if (_targets.Validates)
                writer.Line("bool isSuspect = false;");
            if (kernel.Loss.TakesRows)
                _columns.EmitTargetMemory();
            using (LossEmitter.Samples(writer, kernel, "logitsRow"))
                EmitSample();

            writer.Line();
            if (_targets.Validates)
            {
                writer.Line("if (isSuspect)");
                using (writer.Indent())
                    writer.Line("targets.RequireDistributions();");
            }

            writer.Line("return loss;");
        }
    }

    private void EmitSample()
    {
        if (_targets.IgnoreIndex is int ignored)
        {
            writer.Line("int label = targets.Labels[sample];");
            LossEmitter.EmitIgnored(writer, kernel, ignored);
        }

        writer.Line("(float largest, float sum) = SumOfExponentials<V>(ref logitsRow);");
        writer.Line("V shift = V.Create(largest), logSum = V.Create(MathF.Log(sum));");
        writer.Line($"V cost = V.Zero{(kernel.Gradient is null ? "" : ", weightSum = V.Zero")};");
        LossEmitter.EmitForms(writer, kernel.Loss, EmitLabel, EmitRow);
        writer.Line("loss += V.Sum(cost);");
        if (kernel.Gradient is null)
            return;
        writer.Line("V probabilityScale = V.Create(V.Sum(weightSum) * scale), targetScale = V.Create(-scale);");
        using (writer.Block($"for (nint column = 0; column < {_targets.Classes}; column += V.Count)"))
        {
            writer.Line($"V probability = VectorMath.Exp({LogProbability});");
            writer.Line("V.MultiplyAdd(probability, probabilityScale, V.Load(ref gradientRow, column) * targetScale).Store(ref gradientRow, column);");
        }

        _columns.EmitClearPadding("gradientRow");
    }

    private void EmitLabel()
    {
        if (_targets.IgnoreIndex is null)
            writer.Line("int label = targets.Labels[sample];");
        string weight = Literals.Float(_targets.Kept);
        if (_targets.Weighs)
        {
            writer.Line($"float labelWeight = {(_targets.Smooths ? weight + " * " : "")}{WeightTable.ClassWeights}[label];");
            weight = "labelWeight";
        }

        _columns.Emit(column =>
        {
            writer.Line($"V coefficient = V.IfEqual(V.Indices, V.Create(label - column), V.Create({weight}), V.Zero);");
            string share = $"V.Create({Literals.Float(_targets.Share)})";
            if (_targets.Smooths)
                writer.Line(_targets.Weighs ? $"coefficient = V.MultiplyAdd({ClassWeight}, {share}, coefficient);" : $"coefficient += {share};");
            EmitColumn(column);
        });
    }

    private void EmitRow()
    {
        _columns.EmitTargetRow();
        if (_targets.Validates)
            writer.Line("V given = V.Zero, negative = V.Zero;");
        _columns.Emit(column =>
        {
            writer.Line($"V coefficient = {column.Target};");
            if (_targets.Validates)
            {
                writer.Line("given += coefficient;");
                writer.Line("negative = V.Max(negative, -coefficient);");
            }

            if (_targets.Smooths)
                writer.Line($"coefficient = V.MultiplyAdd(coefficient, V.Create({Literals.Float(_targets.Kept)}), V.Create({Literals.Float(_targets.Share)}));");
            if (_targets.Weighs)
                writer.Line($"coefficient *= {ClassWeight};");
            EmitColumn(column);
        });
        if (_targets.Validates)
            writer.Line("isSuspect |= V.Largest(negative) > 0 | !(MathF.Abs(V.Sum(given) - 1) <= Targets.SumTolerance);");
    }

    private void EmitColumn(ColumnVector column)
    {
        string weight = kernel.Gradient is null ? "_" : "V weight";
        writer.Line($"V focal = Losses.Focal({LogProbability}, {Literals.Float(_targets.Gamma)}, out {weight});");
        writer.Line($"cost += {column.Masked("coefficient * focal")};");
        if (kernel.Gradient is null)
            return;
        writer.Line($"weight = {column.Masked("coefficient * weight")};");
        writer.Line("weightSum += weight;");
        writer.Line("weight.Store(ref gradientRow, column);");
    }
}
