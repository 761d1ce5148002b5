using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>Prints the hinge loss: the sum of what the other classes come too near to the label's, or beyond it.</summary>
internal static class HingeLossEmitter
{
    public static void Emit(CodeWriter writer, LossKernel kernel, float margin)
    {
        int classes = kernel.Loss.Outputs.Shape.Columns;
        var columns = new ColumnLoop(writer, classes);
        using (LossEmitter.Method(writer, kernel))
        {
            writer.Line("double loss = 0;");
            writer.Line($"V margin = V.Create({Literals.Float(margin)});");
            if (kernel.Gradient is not null)
                writer.Line($"V slope = V.Create(scale / {classes});");
            using (LossEmitter.Samples(writer, kernel, "outputRow"))
            {
                writer.Line("int label = targets.Labels[sample];");
                writer.Line("V labelOutput = V.Create(Unsafe.Add(ref outputRow, label));");
                writer.Line($"V cost = V.Zero{(kernel.Gradient is null ? "" : ", slopes = V.Zero")};");
                columns.Emit(EmitColumn);
                writer.Line("loss += V.Sum(cost);");
                if (kernel.Gradient is not null)
                {
                    writer.Line("Unsafe.Add(ref gradientRow, label) = -V.Sum(slopes);");
                    columns.EmitClearPadding("gradientRow");
                }
            }

            writer.Line();
            writer.Line($"return loss / {classes};");
        }

        void EmitColumn(ColumnVector column)
        {
            writer.Line("V excess = V.Max(V.Zero, V.Load(ref outputRow, column) - labelOutput + margin);");
            writer.Line($"excess = V.IfEqual(V.Indices, V.Create(label - column), V.Zero, {column.Masked("excess")});");
            writer.Line("cost += excess;");
            if (kernel.Gradient is null)
                return;
            writer.Line("V broken = V.IfPositive(excess, slope, V.Zero);");
            writer.Line("slopes += broken;");
            writer.Line("broken.Store(ref gradientRow, column);");
        }
    }
}
