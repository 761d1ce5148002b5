using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>Prints the losses that are means over all outputs, each of which costs something by itself.</summary>
internal sealed class ElementLossEmitter(CodeWriter writer, LossKernel kernel)
{
    /// <summary>The outputs that the loss is the mean of.</summary>
    private readonly int _outputs = kernel.Loss.IsMean ? kernel.Loss.Outputs.Shape.Columns : 1;

    private readonly ColumnLoop _columns = new(writer, kernel.Loss.Outputs.Shape.Columns);

    public void Emit()
    {
        using (LossEmitter.Method(writer, kernel))
        {
            writer.Line("double loss = 0;");
            if (kernel.Gradient is not null)
                writer.Line($"V slopeScale = V.Create(scale{(_outputs > 1 ? $" / {_outputs}" : "")});");
            _columns.EmitTargetMemory();
            using (LossEmitter.Samples(writer, kernel, "outputRow"))
            {
                // A single output takes labels, which are its targets.
                LossEmitter.EmitForms(
                    writer, kernel.Loss, () => writer.Line("lastTargets[0] = targets.Labels[sample];"), _columns.EmitTargetRow);
                writer.Line("V cost = V.Zero;");
                _columns.Emit(EmitColumn);
                if (kernel.Gradient is not null)
                    _columns.EmitClearPadding("gradientRow");
                writer.Line("loss += V.Sum(cost);");
            }

            writer.Line();
            writer.Line($"return loss{(_outputs > 1 ? $" / {_outputs}" : "")};");
        }
    }

    private void EmitColumn(ColumnVector column)
    {
        string? weight = kernel.Loss is SigmoidCrossEntropy { Options.PositiveWeights.Count: > 0 }
            ? $"V.Load(ref MemoryMarshal.GetReference({WeightTable.PositiveWeights}), column)"
            : null;
        string slope = kernel.Gradient is null ? "_" : "V slope";
        writer.Line($"V truth = {ElementCost.Target(kernel.Loss, column.Target)};");
        writer.Line($"V value = {ElementCost.Of(kernel.Loss, "V.Load(ref outputRow, column)", "truth", weight, slope)};");
        writer.Line($"cost += {column.Masked("value")};");
        if (kernel.Gradient is not null)
            writer.Line("(slope * slopeScale).Store(ref gradientRow, column);");
    }
}
