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

    protected bool FindsGradient { get; } = gradient is not null;

    /// <param name="writer">The writer.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="gradient">Its gradient, if one is needed.</param>
    /// <param name="vectorMath">The class with the elementary functions to use.</param>
    public static LaneLossEmitter Of(CodeWriter writer, LossOperation loss, LossGradient? gradient, string vectorMath) => loss switch
    {
        SoftmaxCrossEntropy or KlDivergence => new LaneCrossEntropyEmitter(writer, loss, gradient, vectorMath),
        SigmoidCrossEntropy or MeanSquaredError or HuberLoss => new LaneElementLossEmitter(writer, loss, gradient),
        HingeLoss hinge => new LaneHingeLossEmitter(writer, hinge, gradient),
        _ => throw new NotSupportedException($"{loss.GetType().Name} cannot be printed in lanes."),
    };

    public abstract void Emit();

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
        Writer.Line("// samples that the vector before has counted count 0");
        Writer.Line("V count = V.IfPositive(V.Indices - V.Create(next - sample - 0.5f), V.Create(1f), V.Zero);");
    }

    protected void EmitLabel() => Writer.Line("V label = V.LoadIndices(ref MemoryMarshal.GetReference(targets.Labels), sample);");

    protected void EmitForms(Action ofLabels, Action ofRows) => LossEmitter.EmitForms(Writer, loss, ofLabels, ofRows);

    protected void EmitGradient(Func<int, string> value)
    {
        for (int i = 0; i < OutputCount; i++)
            Writer.Line($"V {LaneEmitter.Element(gradient!.Output, i)} = {value(i)};");
    }

    protected void EmitGradientRemark()
    {
        Writer.Line();
        Writer.Line($"// {KernelRemarks.Of(gradient!)}");
    }

    protected string Output(int index) => LaneEmitter.Element(loss.Outputs, index);

    protected string Row(int index) => $"V.LoadStrided(ref Unsafe.Add(ref target, sample * {OutputCount} + {index}), {OutputCount})";

    protected void EmitRows() => Writer.Line("ref float target = ref MemoryMarshal.GetReference(targets.Rows);");

    protected void ForEachOutput(Func<int, string> line)
    {
        for (int i = 0; i < OutputCount; i++)
            Writer.Line(line(i));
    }

    protected string Join(string separator, Func<int, string> text) => string.Join(separator, Enumerable.Range(0, OutputCount).Select(text));
}
