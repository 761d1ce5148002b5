using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>
/// Prints a loss with the samples in the lanes, and its gradient, which shares most of the work, where one is needed. Each loss adds to
/// <c>loss</c> and multiplies its gradient by <c>mean</c>.
/// </summary>
internal abstract class LaneLossEmitter(CodeWriter writer, LossOperation loss, LossGradient? gradient)
{
    protected CodeWriter Writer { get; } = writer;

    protected int OutputCount { get; } = loss.Outputs.Shape.Columns;

    protected int RowCount { get; } = loss.Outputs.Shape.RowsPerSample;

    /// <summary>The row of each sample whose loss is printed.</summary>
    private int Row { get; set; }

    protected bool FindsGradient { get; } = gradient is not null;

    /// <param name="writer">The writer.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="gradient">Its gradient, if one is needed.</param>
    /// <param name="vectorMath">The class with the elementary functions to use.</param>
    public static LaneLossEmitter Of(CodeWriter writer, LossOperation loss, LossGradient? gradient, string vectorMath) => loss switch
    {
        SoftmaxCrossEntropy or KlDivergence => new LaneCrossEntropyEmitter(writer, loss, gradient, vectorMath),
        SigmoidCrossEntropy or MeanSquaredError or HuberLoss or CustomLoss => new LaneElementLossEmitter(writer, loss, gradient),
        HingeLoss hinge => new LaneHingeLossEmitter(writer, hinge, gradient),
        _ => throw new NotSupportedException($"{loss.GetType().Name} cannot be printed in lanes."),
    };

    /// <summary>Prints the loss of every row of a sample.</summary>
    public void EmitEachRow()
    {
        if (RowCount == 1)
        {
            Emit();
            return;
        }

        // The rows' locals have the same names, but for the gradients, which others read.
        if (FindsGradient)
            Writer.Line($"V {string.Join(", ", Enumerable.Range(0, RowCount * OutputCount).Select(i => LaneEmitter.Element(gradient!.Output, i)))};");
        for (Row = 0; Row < RowCount; Row++)
        {
            using (Writer.Block())
                Emit();
        }
    }

    protected abstract void Emit();

    /// <summary>Prints what the loss needs before the loop over the samples.</summary>
    public virtual void EmitBefore()
    {
    }

    /// <summary>Prints what there is to check once the mean is known.</summary>
    public virtual void EmitAfter()
    {
    }

    protected void EmitCount()
    {
        Writer.Line("// Samples that the previous vector has counted have the weight 0.");
        Writer.Line("V count = V.IfPositive(V.Indices - V.Create(next - sample - 0.5f), V.Create(1f), V.Zero);");
    }

    protected void EmitLabel() => Writer.Line(RowCount == 1
        ? "V label = V.LoadIndices(ref MemoryMarshal.GetReference(targets.Labels), sample);"
        : $"V label = V.LoadIndicesStrided(ref Unsafe.Add(ref MemoryMarshal.GetReference(targets.Labels), sample * {RowCount} + {Row}), {RowCount});");

    protected void EmitForms(Action ofLabels, Action ofRows) => LossEmitter.EmitForms(Writer, loss, ofLabels, ofRows);

    protected void EmitGradient(Func<int, string> value)
    {
        for (int i = 0; i < OutputCount; i++)
            Writer.Line($"{(RowCount == 1 ? "V " : "")}{LaneEmitter.Element(gradient!.Output, Row * OutputCount + i)} = {value(i)};");
    }

    protected void EmitGradientRemark()
    {
        Writer.Line();
        Writer.Line($"// {KernelRemarks.Of(gradient!)}");
    }

    protected string Output(int index) => LaneEmitter.Element(loss.Outputs, Row * OutputCount + index);

    protected string Target(int index)
    {
        int targets = RowCount * OutputCount;
        return $"V.LoadStrided(ref Unsafe.Add(ref target, sample * {targets} + {Row * OutputCount + index}), {targets})";
    }

    protected void EmitRows() => Writer.Line("ref float target = ref MemoryMarshal.GetReference(targets.Rows);");

    protected void ForEachOutput(Func<int, string> line)
    {
        for (int i = 0; i < OutputCount; i++)
            Writer.Line(line(i));
    }

    protected string Join(string separator, Func<int, string> text) => string.Join(separator, Enumerable.Range(0, OutputCount).Select(text));
}
