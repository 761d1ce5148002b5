using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>Prints a loss kernel, which returns the sum of the samples' losses and leaves the gradient of their mean.</summary>
internal static class LossEmitter
{
    public static void Emit(CodeWriter writer, LossKernel kernel)
    {
        switch (kernel.Loss)
        {
            case SoftmaxCrossEntropy { Options.FocalGamma: > 0 }:
                new FocalCrossEntropyEmitter(writer, kernel).Emit();
                break;
            case SoftmaxCrossEntropy or KlDivergence:
                new SoftmaxCrossEntropyEmitter(writer, kernel).Emit();
                break;
            case SigmoidCrossEntropy or MeanSquaredError or HuberLoss or CustomLoss:
                new ElementLossEmitter(writer, kernel).Emit();
                break;
            case HingeLoss hinge:
                HingeLossEmitter.Emit(writer, kernel, hinge.Options.Margin);
                break;
            default:
                throw new NotSupportedException($"{kernel.Loss.GetType().Name} cannot be printed.");
        }
    }

    /// <summary>Prints what the loss kernels call.</summary>
    public static void EmitShared(CodeWriter writer, LossOperation loss, bool inLanes)
    {
        // In the lanes weights are constants, and a table only tells what the samples weigh together.
        if (!inLanes || loss.WeighsSamples)
            WeightTable.Emit(writer, loss);
        if (inLanes)
        {
            if (loss is SoftmaxCrossEntropy or KlDivergence && new CrossEntropyTargets(loss).Validates)
                LaneDistributions.Emit(writer, loss.Outputs.Shape.Columns);
            return;
        }

        if (loss is SoftmaxCrossEntropy { Options.FocalGamma: > 0 })
        {
            writer.Line();
            SoftmaxRows.Emit(writer, loss.Outputs, stores: false);
        }
        else if (loss is SoftmaxCrossEntropy or KlDivergence)
        {
            SoftmaxCrossEntropyEmitter.EmitShared(writer, new CrossEntropyTargets(loss));
        }
    }

    /// <summary>The head of a loss kernel; the result is its body.</summary>
    public static CodeWriter.Scope Method(CodeWriter writer, LossKernel kernel)
    {
        string scale = kernel.Gradient is null ? "" : ", float scale";
        return KernelEmitter.Method(
            writer, kernel, $"{Operands.Declared(kernel)}, Targets targets, int samples{scale}", "double");
    }

    /// <summary>The loop over the samples, with a sample's rows of outputs and gradients; the result is its body.</summary>
    public static CodeWriter.Scope Samples(CodeWriter writer, LossKernel kernel, string outputs)
    {
        int stride = MatrixLayout.Pad(kernel.Loss.Outputs.Shape.Columns);
        CodeWriter.Scope loop = writer.Block("for (int sample = 0; sample < samples; sample++)");
        writer.Line($"ref float {outputs} = ref Unsafe.Add(ref {kernel.Loss.Outputs.Name}, sample * {stride});");
        if (kernel.Gradient is { } gradient)
            writer.Line($"ref float gradientRow = ref Unsafe.Add(ref {gradient.Name}, sample * {stride});");
        return loop;
    }

    /// <summary>Prints that a sample whose label is ignored has no loss and no gradient.</summary>
    public static void EmitIgnored(CodeWriter writer, LossKernel kernel, int ignored)
    {
        using (writer.Block($"if (label == {Literals.Integer(ignored)})"))
        {
            writer.Line("loss += 0 * logitsRow; // NaN if a logit is: the sample would make the weights' gradients NaN");
            if (kernel.Gradient is not null)
                writer.Line($"MemoryMarshal.CreateSpan(ref gradientRow, {MatrixLayout.Pad(kernel.Loss.Outputs.Shape.Columns)}).Clear();");
            writer.Line("continue;");
        }

        writer.Line();
    }

    /// <summary>Prints what differs between the forms of targets, as a branch where the loss takes both.</summary>
    public static void EmitForms(CodeWriter writer, LossOperation loss, Action ofLabel, Action ofRow)
    {
        if (loss.TakesClassIndices && loss.TakesRows)
        {
            using (writer.Block("if (targets.Rows.IsEmpty)"))
                ofLabel();
            using (writer.Block("else"))
                ofRow();
        }
        else if (loss.TakesClassIndices)
        {
            ofLabel();
        }
        else
        {
            ofRow();
        }
    }
}
