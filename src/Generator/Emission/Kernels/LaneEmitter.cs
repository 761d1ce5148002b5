using NetGen.Generator.Emission.Kernels.Losses;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints straight-line code with the samples in the lanes. Every element of a row is a local named after its tensor, so
/// <c>hidden1_3</c> holds unit 3 of the first hidden layer for as many samples as a vector has lanes.
/// </summary>
internal sealed class LaneEmitter(CodeWriter writer, LaneKernel kernel)
{
    private const int ProductsPerLine = 3;

    private readonly LossOperation? _loss = LossOf(kernel);
    private readonly LaneLossEmitter? _lossEmitter = LossOf(kernel) is { } loss
        ? LaneLossEmitter.Of(writer, loss, kernel.Operations.OfType<LossGradient>().SingleOrDefault(), VectorMathOf(kernel))
        : null;

    private string VectorMath => VectorMathOf(kernel);

    /// <summary>Memory the kernel works on: what it reads, and the gradients and rows it writes.</summary>
    public static IReadOnlyList<string> OperandsOf(LaneKernel kernel) =>
    [
        .. kernel.Reads.Select(tensor => tensor.Name),
        .. kernel.Gradients.IsEmpty ? Array.Empty<string>() : ["lanes", "gradients"],
        .. kernel.Outputs.Select(output => output.Name),
    ];

    public static bool ComputesLoss(LaneKernel kernel) => LossOf(kernel) is not null;

    /// <summary>What a call passes behind the operands.</summary>
    public static string Arguments(LaneKernel kernel) =>
        (ComputesLoss(kernel) ? "targets, " : "") + "samples" + (kernel.Dropouts.IsEmpty ? "" : ", dropoutKey");

    public void Emit()
    {
        bool computesLoss = _loss is not null;
        string parameters = Operands.Declared(OperandsOf(kernel)) + (computesLoss ? ", Targets targets" : "") + ", int samples"
            + (kernel.Dropouts.IsEmpty ? "" : ", ulong dropoutKey");
        using (KernelEmitter.Method(writer, kernel, parameters, computesLoss ? "float" : "void"))
        {
            string weight = _loss is null ? "samples" : SampleWeight.Emit(writer, _loss, "targets", "samples");
            if (!kernel.Gradients.IsEmpty)
                writer.Line($"V mean = V.Create({SampleWeight.Scale(weight, _loss!)});");
            if (computesLoss)
                writer.Line("V loss = V.Zero;");
            _lossEmitter?.EmitBefore();
            foreach (Tensor gradient in kernel.Gradients)
                EmitLocals(gradient, _ => "V.Zero");
            using (writer.Block("for (nint next = 0; next < samples; next += V.Count)"))
            {
                writer.Line("nint sample = nint.Min(next, samples - V.Count); // the last vector may overlap the one before");
                EmitSamples();
            }

            if (!computesLoss)
                return;
            writer.Line();
            writer.Line($"float meanLoss = V.Sum(loss) / {weight};");
            _lossEmitter!.EmitAfter();
            EmitGradients();
            writer.Line("return meanLoss;");
        }
    }

    /// <summary>The class with the elementary functions that the kernel uses.</summary>
    private static string VectorMathOf(LaneKernel kernel) => kernel.CallsFunctions ? "LaneFunctions" : "VectorMath";

    /// <summary>The class with the activation that the kernel uses.</summary>
    private string Functions(Activation activation) =>
        kernel.CallsFunctions && activation is not (Activation.Relu or Activation.LeakyRelu or Activation.Relu6) ? "LaneFunctions" : "Activations";

    private static LossOperation? LossOf(LaneKernel kernel) => kernel.Operations.OfType<LossOperation>().SingleOrDefault();

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
            writer.Line($"{sums[i]}.Store(ref lanes, {(i == 0 ? "0" : $"{i} * V.Count")});");
        writer.Line($"LaneSums.Reduce<V>(ref lanes, ref gradients, {sums.Length});");
    }

    private void EmitSamples()
    {
        foreach (Tensor tensor in kernel.Reads.Where(tensor => tensor.Role == TensorRole.Input))
        {
            int features = tensor.Shape.Features;
            EmitLocals(tensor, i => $"V.LoadStrided(ref Unsafe.Add(ref {tensor.Name}, sample * {features} + {i}), {features})");
        }

        foreach (Dropout dropout in kernel.Dropouts)
            EmitFactors(dropout);

        foreach (Operation operation in kernel.Operations)
        {
            if (operation is LossGradient)
                continue; // printed with the loss, whose exponentials it shares
            if (operation is AddBias { Value: var sum } && kernel.Operations.Any(other => BiasOf(other)?.Value == sum))
                continue; // printed with the product
            writer.Line();
            writer.Line($"// {KernelRemarks.Of(operation)}{(BiasOf(operation) is { } add ? " + " + add.Bias.Name : "")}");
            EmitOperation(operation);
        }

        foreach (Tensor output in kernel.Outputs)
        {
            int features = output.Shape.Features;
            writer.Line();
            for (int i = 0; i < features; i++)
                writer.Line($"{Element(output, i)}.StoreStrided(ref Unsafe.Add(ref {output.Name}, sample * {features} + {i}), {features});");
        }
    }

    /// <summary>The bias that is added to a product, and to nothing else's result.</summary>
    private AddBias? BiasOf(Operation product)
    {
        if (product is not MatMul { Inner.IsBatch: false })
            return null;
        Operation[] readers = [.. kernel.Operations.Where(reader => reader.Inputs.Contains(product.Output))];
        return readers.Length == 1 && !kernel.Outputs.Contains(product.Output) ? readers[0] as AddBias : null;
    }

    private void EmitOperation(Operation operation)
    {
        switch (operation)
        {
            case MatMul { Inner.IsBatch: false } product:
                EmitProduct(product, BiasOf(product));
                break;
            case MatMul product:
                EmitGradientProduct(product);
                break;
            case SumSamples sum:
                for (int i = 0; i < sum.Value.Shape.Features; i++)
                    writer.Line($"{Element(sum.Output, i)} += {Element(sum.Value, i)};");
                break;
            case AddBias add:
                EmitLocals(add.Output, i => $"{Element(add.Value, i)} + {Broadcast(add.Bias, i)}");
                break;
            case Activate activate:
                EmitLocals(activate.Output, i => $"{Functions(activate.Activation)}.{activate.Activation}({Element(activate.Value, i)})");
                break;
            case ActivateGradient derivative:
                EmitLocals(derivative.Output, i => $"{(ActivateGradient.ReadsOutput(derivative.Activation) ? "Activations" : Functions(derivative.Activation))}.{derivative.Activation}Gradient(" +
                    $"{Element(derivative.Gradient, i)}, {Element(derivative.Reference, i)})");
                break;
            case Add add:
                EmitLocals(add.Output, i => $"{Element(add.Left, i)} + {Element(add.Right, i)}");
                break;
            case Dropout dropout:
                EmitLocals(dropout.Output, i => $"V.IfPositive({Factor(dropout, i)}, {Element(dropout.Value, i)} * {Factor(dropout, i)}, V.Zero)");
                break;
            case Softmax softmax:
                LaneSoftmax.EmitExponentials(writer, softmax.Logits, VectorMath);
                EmitLocals(softmax.Output, i => $"exponential_{i} / exponentials");
                break;
            case LossOperation:
                _lossEmitter!.Emit();
                break;
            default:
                throw new NotSupportedException($"{operation.GetType().Name} cannot be printed in lanes.");
        }
    }

    /// <summary>What a dropout multiplies with, in memory: both passes read it, and its computation is too long to be repeated here.</summary>
    private void EmitFactors(Dropout dropout)
    {
        writer.Line();
        writer.Line($"// what layer {dropout.Layer} drops of these samples");
        writer.Line($"ref float factors{dropout.Layer} = ref Unsafe.Add(ref lanes, {FirstFactor(dropout)} * V.Count);");
        writer.Line($"DropoutRandom.FillFactors<V>(ref factors{dropout.Layer}, {dropout.Value.Shape.Features}, (int)sample, " +
            $"DropoutRandom.Key(dropoutKey, {dropout.Layer}), {DropoutEmitter.Options(dropout)});");
    }

    private int FirstFactor(Dropout dropout) => kernel.GradientVectors + kernel.Dropouts
        .TakeWhile(other => other.Layer != dropout.Layer)
        .Sum(other => other.Value.Shape.Features);

    private static string Factor(Dropout dropout, int feature) =>
        $"V.Load(ref factors{dropout.Layer}, {(feature == 0 ? "0" : $"{feature} * V.Count")})";

    /// <summary>A product with a parameter: each output is a sum over the row, which begins with the bias where one is added.</summary>
    private void EmitProduct(MatMul product, AddBias? add)
    {
        Tensor output = add?.Output ?? product.Output;
        for (int column = 0; column < output.Shape.Features; column++)
        {
            string sum = Element(output, column);
            string[] products =
            [
                .. Enumerable.Range(0, product.Inner.Size).Select(k => k > 0
                    ? $"{sum} = V.MultiplyAdd({Element(product.Left, k)}, {Weight(k)}, {sum});"
                    : add is null
                        ? $"V {sum} = {Element(product.Left, k)} * {Weight(k)};"
                        : $"V {sum} = V.MultiplyAdd({Element(product.Left, k)}, {Weight(k)}, {Broadcast(add.Bias, column)});"),
            ];
            for (int start = 0; start < products.Length; start += ProductsPerLine)
                writer.Line(string.Join(" ", products.Skip(start).Take(ProductsPerLine)));

            string Weight(int k)
            {
                int columns = product.Right.Shape[1].Size;
                return Broadcast(product.Right, product.TransposeRight ? column * columns + k : k * columns + column);
            }
        }
    }

    /// <summary>A product over the samples: each lane sums up its own.</summary>
    private void EmitGradientProduct(MatMul product)
    {
        int columns = product.Output.Shape[1].Size;
        for (int i = 0; i < product.Output.Shape.ElementsPerSample; i++)
        {
            string sum = Element(product.Output, i);
            writer.Line($"{sum} = V.MultiplyAdd({Element(product.Left, i / columns)}, {Element(product.Right, i % columns)}, {sum});");
        }
    }

    private void EmitLocals(Tensor tensor, Func<int, string> value)
    {
        for (int i = 0; i < tensor.Shape.ElementsPerSample; i++)
            writer.Line($"V {Element(tensor, i)} = {value(i)};");
    }

    private static string Broadcast(Tensor parameter, int element) => $"V.Broadcast(ref {parameter.Name}, {element})";

    /// <summary>The local that holds an element of a row.</summary>
    public static string Element(Tensor tensor, int index) => $"{tensor.Name}_{Literals.Integer(index)}";
}
