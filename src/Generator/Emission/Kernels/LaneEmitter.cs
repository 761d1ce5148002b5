using NetGen.Generator.Emission.Kernels.Losses;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints straight-line code with the samples in the lanes. Every element of a row is a local named after its tensor, so
/// <c>hidden1_3</c> holds unit 3 of the first hidden layer for as many samples as a vector has lanes.
/// </summary>
internal sealed class LaneEmitter(CodeWriter writer, LaneKernel kernel)
{
    private readonly LaneLossEmitter? _loss = kernel.Loss is { } step
        ? LaneLossEmitter.Of(writer, step.Loss, step.Gradient, kernel.CallsFunctions ? "LaneFunctions" : "VectorMath")
        : null;

    private readonly LaneNestEmitter _nests = new(writer, kernel);

    /// <summary>Memory the kernel works on: what it reads, and the gradients and rows it writes.</summary>
    public static IReadOnlyList<string> OperandsOf(LaneKernel kernel) =>
    [
        .. kernel.Reads.Select(tensor => tensor.Name),
        .. kernel.LaneFloats == 0 ? Array.Empty<string>() : ["lanes"],
        .. kernel.Gradients.IsEmpty ? Array.Empty<string>() : ["gradients"],
        .. kernel.Outputs.Select(output => output.Name),
    ];

    /// <summary>What a call passes behind the operands.</summary>
    public static string Arguments(LaneKernel kernel) =>
        (kernel.Loss is null ? "" : "targets, ") + "samples" + (kernel.Dropped.IsEmpty ? "" : ", dropoutKey");

    public void Emit()
    {
        string parameters = Operands.Declared(kernel) + (kernel.Loss is null ? "" : ", Targets targets") + ", int samples"
            + (kernel.Dropped.IsEmpty ? "" : ", ulong dropoutKey");
        using (KernelEmitter.Method(writer, kernel, parameters, kernel.Loss is null ? "void" : "float"))
        {
            string weight = kernel.Loss is { Loss: var loss } ? SampleWeight.Emit(writer, loss, "targets", RowsOf(loss)) : "samples";
            if (kernel.Loss?.Gradient is not null)
                writer.Line($"V mean = V.Create({SampleWeight.Scale(weight, kernel.Loss.Loss)});");
            if (_loss is not null)
                writer.Line("V loss = V.Zero;");
            _loss?.EmitBefore();
            EmitPhase(LanePhase.Before);
            _nests.EmitSums();
            using (writer.Block("for (nint next = 0; next < samples; next += V.Count)"))
            {
                writer.Line("nint sample = nint.Min(next, samples - V.Count); // the last vector can overlap the previous one");
                EmitSamples();
            }

            EmitPhase(LanePhase.After);
            if (_loss is null)
                return;
            writer.Line();
            writer.Line($"float meanLoss = {SampleWeight.Mean("V.Sum(loss)", weight)};");
            _loss.EmitAfter();
            EmitGradients();
            writer.Line("return meanLoss;");
        }
    }

    /// <summary>The rows that the loss is the mean of.</summary>
    private static string RowsOf(LossOperation loss) =>
        loss.Outputs.Shape.RowsPerSample is var rows and > 1 ? $"(samples * {Literals.Integer(rows)})" : "samples";

    private void EmitPhase(LanePhase phase)
    {
        foreach (LaneNest step in kernel.Nests.Where(step => step.Phase == phase))
            EmitNest(step.Nest);
    }

    private void EmitNest(Nest nest)
    {
        writer.Line();
        writer.Line($"// {KernelRemarks.Of(nest)}");
        _nests.Emit(nest);
    }

    private void EmitGradients()
    {
        string[] sums =
        [
            .. kernel.Gradients.SelectMany(gradient =>
                Enumerable.Range(0, gradient.Shape.ElementsPerSample).Select(i => Element(gradient, i))),
        ];
        if (sums.Length == 0)
            return;
        for (int i = 0; i < sums.Length; i++)
            writer.Line($"{sums[i]}.Store(ref lanes, {VectorOffset.Of(i)});");
        writer.Line($"LaneSums.Reduce<V>(ref lanes, ref gradients, {sums.Length});");
    }

    private void EmitSamples()
    {
        foreach (Tensor tensor in kernel.Reads.Where(tensor => tensor.Role == TensorRole.Input))
        {
            int elements = tensor.Shape.ElementsPerSample;
            string load = tensor.ElementType == ElementType.Integer ? "LoadIndicesStrided" : "LoadStrided";
            for (int i = 0; i < elements; i++)
                writer.Line($"V {Element(tensor, i)} = V.{load}(ref Unsafe.Add(ref {tensor.Name}, {Offset(elements, i)}), {elements});");
        }

        foreach (DroppedLayer layer in kernel.Dropped)
            EmitFactors(layer);

        foreach (LaneStep step in kernel.Steps)
        {
            if (step is LaneNest { Phase: LanePhase.Samples, Nest: var nest })
            {
                EmitNest(nest);
            }
            else if (step is LaneLoss { Loss: var loss })
            {
                writer.Line();
                writer.Line($"// {loss.Output} = {LossRemarks.Value(loss, loss.Outputs.Name)}");
                _loss!.EmitEachRow();
            }
        }

        foreach (Tensor output in kernel.Outputs)
        {
            int elements = output.Shape.ElementsPerSample;
            writer.Line();
            if (kernel.Loss is not null)
                writer.Line("V isNew = V.Indices - V.Create(next - sample - 0.5f); // the previous vector already has these samples' gradients");
            for (int i = 0; i < elements; i++)
            {
                string memory = $"ref Unsafe.Add(ref {output.Name}, {Offset(elements, i)}), {elements}";
                string value = kernel.Loss is null ? Element(output, i) : $"V.IfPositive(isNew, {Element(output, i)}, V.LoadStrided({memory}))";
                writer.Line($"{value}.StoreStrided({memory});");
            }
        }
    }

    /// <summary>What a dropout multiplies with, in memory: both passes read it, and its computation is too long to be repeated here.</summary>
    private void EmitFactors(DroppedLayer layer)
    {
        string number = Literals.Integer(layer.Dropped.Layer);
        int before = kernel.Dropped.TakeWhile(other => other.Dropped.Layer != layer.Dropped.Layer).Sum(other => other.Elements);
        writer.Line();
        writer.Line($"// The dropout factors of layer {number} for these samples.");
        writer.Line($"ref float factors{number} = {Operands.Passed("lanes", VectorOffset.Of(kernel.GradientVectors + before))};");
        writer.Line($"DropoutRandom.FillFactors<V>(ref factors{number}, {layer.Elements}, (int)sample, " +
            $"DropoutRandom.Key(dropoutKey, {number}), {Literals.Float(layer.Dropped.Rate)}, {Literals.Float(layer.Dropped.Scale)});");
    }

    /// <summary>How far an element of the sample lies behind the first sample.</summary>
    private static string Offset(int elements, int element) =>
        (elements == 1 ? "sample" : $"sample * {Literals.Integer(elements)}") + (element == 0 ? "" : $" + {Literals.Integer(element)}");

    /// <summary>The local that holds an element of a sample.</summary>
    public static string Element(Tensor tensor, int index) => $"{tensor.Name}_{Literals.Integer(index)}";
}
