using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints softmax and cross-entropy as one operation. Per row, log Σ exp(logits) = largest + log Σ exp(logits - largest), so the loss is
/// Σ target · (log Σ exp(logits) - logit), and its gradient (softmax(logits) · Σ target - target) · scale.
/// </summary>
internal static class SoftmaxCrossEntropyEmitter
{
    public static void Emit(CodeWriter writer, LossKernel kernel)
    {
        // Without a gradient the exponentials may overwrite the logits, which nothing reads again.
        string row = kernel.Gradient is null ? "logitsRow" : "gradientRow";
        int classes = kernel.Loss.Outputs.Shape.Features;
        int padded = MatrixLayout.Pad(classes);

        using (LossEmitter.Method(writer, kernel))
        {
            writer.Line("double loss = 0;");
            using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
            {
                writer.Line($"ref float logitsRow = ref Unsafe.Add(ref {kernel.Loss.Outputs.Name}, sample * {padded});");
                if (kernel.Gradient is { } gradient)
                    writer.Line($"ref float gradientRow = ref Unsafe.Add(ref {gradient.Name}, sample * {padded});");
                using (writer.Block("if (targets.Rows.IsEmpty)"))
                {
                    writer.Line("int label = targets.Labels[sample];");
                    writer.Line("float labelLogit = Unsafe.Add(ref logitsRow, label);");
                    writer.Line($"(float largest, float sum) = Exponentials<V>(ref logitsRow, ref {row});");
                    writer.Line("loss += (double)MathF.Log(sum) + (largest - labelLogit);");
                    if (kernel.Gradient is not null)
                    {
                        writer.Line("V probabilityScale = V.Create(scale / sum);");
                        writer.Line($"for (nint column = 0; column < {padded}; column += V.Count)");
                        using (writer.Indent())
                            writer.Line("(V.Load(ref gradientRow, column) * probabilityScale).Store(ref gradientRow, column);");
                        writer.Line("Unsafe.Add(ref gradientRow, label) -= scale;");
                    }
                }

                using (writer.Block("else"))
                {
                    writer.Line($"ref float target = ref Unsafe.Add(ref MemoryMarshal.GetReference(targets.Rows), sample * {classes});");
                    writer.Line("(double targetSum, double expectedLogit) = Expectation(ref target, ref logitsRow);");
                    writer.Line($"(float largest, float sum) = Exponentials<V>(ref logitsRow, ref {row});");
                    writer.Line("loss += targetSum * ((double)MathF.Log(sum) + largest) - expectedLogit;");
                    if (kernel.Gradient is not null)
                    {
                        writer.Line("float probabilityScale = (float)(targetSum * scale / sum);");
                        writer.Line($"for (nint column = 0; column < {classes}; column++)");
                        using (writer.Indent())
                        {
                            writer.Line("Unsafe.Add(ref gradientRow, column) = " +
                                "Unsafe.Add(ref gradientRow, column) * probabilityScale - Unsafe.Add(ref target, column) * scale;");
                        }
                    }
                }
            }

            writer.Line();
            writer.Line("return loss;");
        }
    }

    /// <summary>Prints the sums over a row of targets, which both the loss and its gradient need.</summary>
    public static void EmitExpectation(CodeWriter writer, int classes)
    {
        writer.Line("// the sums of a row of targets and of target x logit");
        using (writer.Block("private static (double Sum, double Logit) Expectation(ref float target, ref float logits)"))
        {
            writer.Line("double sum = 0, logit = 0;");
            using (writer.Block($"for (nint column = 0; column < {classes}; column++)"))
            {
                writer.Line("sum += Unsafe.Add(ref target, column);");
                writer.Line("logit += (double)Unsafe.Add(ref target, column) * Unsafe.Add(ref logits, column);");
            }

            writer.Line();
            writer.Line("return (sum, logit);");
        }
    }
}
