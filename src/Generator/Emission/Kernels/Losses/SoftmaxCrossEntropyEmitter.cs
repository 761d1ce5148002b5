using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>
/// Prints softmax and cross-entropy as one operation. Per row, log Σ exp(logits) = largest + log Σ exp(logits - largest), so the loss is
/// Σ target · (log Σ exp(logits) - logit), and its gradient (softmax(logits) · Σ target - target) · scale. Weights and smoothing change the
/// targets, and nothing else; a divergence adds Σ target · log target.
/// </summary>
internal sealed class SoftmaxCrossEntropyEmitter(CodeWriter writer, LossKernel kernel)
{
    private readonly CrossEntropyTargets _targets = new(kernel.Loss);

    // Without a gradient the exponentials may overwrite the logits, which nothing reads again.
    private string Row => kernel.Gradient is null ? "logitsRow" : "gradientRow";

    public void Emit()
    {
        using (LossEmitter.Method(writer, kernel))
        {
            writer.Line("double loss = 0;");
            if (_targets.Validates)
                writer.Line("bool isSuspect = false;");
            using (LossEmitter.Samples(writer, kernel, "logitsRow"))
                LossEmitter.EmitForms(writer, kernel.Loss, EmitLabel, EmitRow);

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

    public static void EmitShared(CodeWriter writer, CrossEntropyTargets targets)
    {
        if (targets.TakesRows)
        {
            writer.Line();
            EmitExpectation(writer, targets);
        }

        if (targets is { TakesClassIndices: true, Smooths: true })
        {
            writer.Line();
            EmitDistance(writer, targets);
        }
    }

    private void EmitLabel()
    {
        writer.Line("int label = targets.Labels[sample];");
        if (_targets.IgnoreIndex is int ignored)
            LossEmitter.EmitIgnored(writer, kernel, ignored);
        writer.Line("float labelLogit = Unsafe.Add(ref logitsRow, label);");
        if (_targets.Weighs)
            writer.Line($"float weight = {(_targets.Smooths ? Literals.Float(_targets.Kept) + " * " : "")}{WeightTable.ClassWeights}[label];");
        if (_targets is { Weighs: true, Smooths: true })
            writer.Line($"float targetSum = weight + {Literals.Float(_targets.SumOfShares)};");
        if (_targets.Smooths)
            writer.Line("float distance = SmoothedDistance<V>(ref logitsRow, labelLogit);");
        writer.Line($"(float largest, float sum) = Exponentials<V>(ref logitsRow, ref {Row});");

        string targetSum = !_targets.Weighs ? "" : _targets.Smooths ? "targetSum * " : "weight * ";
        string surprise = "(double)MathF.Log(sum) + (largest - labelLogit)";
        writer.Line($"loss += {(targetSum.Length > 0 ? $"{targetSum}({surprise})" : surprise)}{(_targets.Smooths ? " + distance" : "")};");
        if (kernel.Gradient is null)
            return;
        writer.Line($"V probabilityScale = V.Create({targetSum}scale / sum);");
        if (_targets.Smooths)
            writer.Line($"V share = V.Create({Literals.Float(_targets.Share)} * scale);");
        string probability = "V.Load(ref gradientRow, column) * probabilityScale";
        string gradient = !_targets.Smooths ? probability
            : _targets.Weighs ? $"{probability} - V.Load(ref MemoryMarshal.GetReference({WeightTable.ClassWeights}), column) * share"
            : $"{probability} - share";
        string kept = (_targets.Weighs ? "weight * " : _targets.Smooths ? Literals.Float(_targets.Kept) + " * " : "") + "scale";

        // A short row is read again at once, in vectors that a single float written into them would hold up.
        bool isShort = _targets.Stride == MatrixLayout.VectorFloats;
        if (isShort)
        {
            writer.Line($"V labelColumn = V.Create((float)label), kept = V.Create({kept});");
            gradient += " - V.IfEqual(V.Indices + V.Create((float)column), labelColumn, kept, V.Zero)";
        }

        writer.Line($"for (nint column = 0; column < {_targets.Stride}; column += V.Count)");
        using (writer.Indent())
            writer.Line($"({gradient}).Store(ref gradientRow, column);");
        if (!isShort)
            writer.Line($"Unsafe.Add(ref gradientRow, label) -= {kept};");
        if (_targets is { Smooths: true, Weighs: false })
            new ColumnLoop(writer, _targets.Classes).EmitClearPadding("gradientRow");
    }

    private void EmitRow()
    {
        int classes = _targets.Classes;
        writer.Line($"ref float target = ref Unsafe.Add(ref MemoryMarshal.GetReference(targets.Rows), sample * {classes});");
        writer.Line($"(double targetSum, double expectedLogit{(_targets.IsDivergence ? ", double information" : "")}" +
            $") = Expectation(ref target, ref logitsRow{(_targets.Validates ? ", ref isSuspect" : "")});");
        writer.Line($"(float largest, float sum) = Exponentials<V>(ref logitsRow, ref {Row});");
        writer.Line($"loss += targetSum * ((double)MathF.Log(sum) + largest) - expectedLogit{(_targets.IsDivergence ? " + information" : "")};");
        if (kernel.Gradient is null)
            return;
        writer.Line("float probabilityScale = (float)(targetSum * scale / sum);");
        writer.Line($"for (nint column = 0; column < {classes}; column++)");
        using (writer.Indent())
        {
            writer.Line("Unsafe.Add(ref gradientRow, column) = " +
                $"Unsafe.Add(ref gradientRow, column) * probabilityScale - {_targets.Coefficient("Unsafe.Add(ref target, column)", "column")} * scale;");
        }
    }

    /// <summary>Prints the sums over a row of targets, which both the loss and its gradient need.</summary>
    private static void EmitExpectation(CodeWriter writer, CrossEntropyTargets targets)
    {
        string coefficient = targets.Coefficient("Unsafe.Add(ref target, column)", "column");
        List<(string Type, string Name, string Value)> results = [("double", "Sum", "sum"), ("double", "Logit", "logit")];
        if (targets.IsDivergence)
            results.Add(("double", "Information", "information"));
        string given = targets.ChangesSum ? "given" : "sum";

        writer.Line("// Returns the sums of a row of targets and of target x logit"
            + (targets.IsDivergence ? ", and the information of the targets" : "")
            + (targets.Validates ? "; sets isSuspect if they might not be a distribution" : "") + ".");
        using (writer.Block($"private static ({string.Join(", ", results.Select(result => $"{result.Type} {result.Name}"))}) " +
            $"Expectation(ref float target, ref float logits{(targets.Validates ? ", ref bool isSuspect" : "")})"))
        {
            writer.Line($"double sum = 0, logit = 0{(targets.IsDivergence ? ", information = 0" : "")}" +
                $"{(targets is { Validates: true, ChangesSum: true } ? ", given = 0" : "")};");
            if (targets.Validates)
                writer.Line("int signs = 0; // negative if a target is; the exact check allows -0");
            using (writer.Block($"for (nint column = 0; column < {targets.Classes}; column++)"))
            {
                if (targets.ChangesSum)
                {
                    writer.Line($"float coefficient = {coefficient};");
                    coefficient = "coefficient";
                    if (targets.Validates)
                        writer.Line("given += Unsafe.Add(ref target, column);");
                }

                writer.Line($"sum += {coefficient};");
                writer.Line($"logit += (double){coefficient} * Unsafe.Add(ref logits, column);");
                if (targets.IsDivergence)
                {
                    writer.Line("if (Unsafe.Add(ref target, column) > 0)");
                    using (writer.Indent())
                        writer.Line("information += (double)Unsafe.Add(ref target, column) * MathF.Log(Unsafe.Add(ref target, column));");
                }

                if (targets.Validates)
                    writer.Line("signs |= BitConverter.SingleToInt32Bits(Unsafe.Add(ref target, column));");
            }

            writer.Line();
            if (targets.Validates)
            {
                writer.Line($"if (signs < 0 || !(Math.Abs({given} - 1) <= Targets.SumTolerance))");
                using (writer.Indent())
                    writer.Line("isSuspect = true;");
            }

            writer.Line($"return ({string.Join(", ", results.Select(result => result.Value))});");
        }
    }

    /// <summary>Prints by how much the classes that share a smoothed target are expected below its label.</summary>
    private static void EmitDistance(CodeWriter writer, CrossEntropyTargets targets)
    {
        writer.Line("// Sums (labelLogit - logit) x share of a smoothed target. It uses differences because the logits can be large.");
        using (KernelEmitter.Method(writer, "private static float SmoothedDistance<V>(ref float logits, float labelLogit)"))
        {
            writer.Line("V distance = V.Zero, origin = V.Create(labelLogit);");
            new ColumnLoop(writer, targets.Classes).Emit(column =>
            {
                string difference = column.Masked("origin - V.Load(ref logits, column)");
                writer.Line(targets.Weighs
                    ? $"distance = V.MultiplyAdd({difference}, V.Load(ref MemoryMarshal.GetReference({WeightTable.ClassWeights}), column), distance);"
                    : $"distance += {difference};");
            });
            writer.Line($"return V.Sum(distance) * {Literals.Float(targets.Share)};");
        }
    }
}
