using NetGen.Generator.Emission.Kernels.Losses;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Says in one line what a kernel computes and how.</summary>
internal static class KernelRemarks
{
    public static string Of(Kernel kernel) => kernel switch
    {
        ContractionKernel contraction => Of(contraction),
        ElementwiseKernel elementwise => Of(elementwise.Operation),
        LaneKernel { Gradients.IsEmpty: false } => "the loss and every parameter's gradient, the samples in the lanes",
        LaneKernel lanes => $"{lanes.Operations.Last().Output}, the samples in the lanes",
        SampleSumKernel sum => Result(sum.Result, $"sum over n of {sum.Value}"),
        SoftmaxKernel softmax => $"{softmax.Probabilities} = softmax({softmax.Logits})",
        DropoutKernel dropout => Of(dropout.Dropout),
        PenaltyKernel penalty => $"{penalty.Penalty.Output.Name} = {PenaltyEmitter.Formula(penalty.Penalty)}"
            + (penalty.Gradient is null ? "" : ", and its gradient"),
        LossKernel { Gradient: { } gradient } both => $"the summed loss, and {gradient} = {LossRemarks.Gradient(both.Loss)} x scale",
        BlockedLossKernel blocked =>
            $"the sum over n of {LossRemarks.Value(blocked.Blocks.Loss, $"{Outputs(blocked.Blocks)}")}, {Blocks(blocked.Blocks)}",
        BlockedGradientKernel blocked =>
            $"{LossRemarks.Gradient(blocked.Blocks.Loss)} x scale, {Blocks(blocked.Blocks)}, and what it is to the last layer",
        LossKernel loss => $"the sum over n of {LossRemarks.Value(loss.Loss, loss.Loss.Outputs.ToString())}",
        _ => throw new NotSupportedException($"{kernel.GetType().Name} has no remarks."),
    };

    private static string Outputs(ClassBlocks blocks) =>
        $"{blocks.Product.Left.Tensor} x {blocks.Weight}{(blocks.Product.Bias is { } bias ? " + " + bias.Name : "")}";

    private static string Blocks(ClassBlocks blocks) => string.Join(" and ", blocks.Ranges.Select(range =>
        range.Count > 1 ? $"in {range.Count} blocks of {range.Classes} classes" : $"one of {range.Classes}"));

    public static string Of(Operation operation) => $"{operation.Output} = {Expression(operation)}";

    private static string Of(ContractionKernel kernel)
    {
        string product = $"{kernel.Left.Tensor} x {kernel.Schedule.Transposed?.Source ?? kernel.Right.Tensor}";
        if (kernel.Bias is { } bias)
            product += " + " + bias.Name;
        if (kernel.Activate is { } activate)
            product = $"{Name(activate.Activation)}({product})";
        if (kernel.ActivateGradient is { } derivative)
            product += $" x {Name(derivative.Activation)}'({derivative.Reference.Name})";
        string tile = kernel.Columns > MatrixLayout.VectorFloats
            ? $"{kernel.Schedule.WideTileRows} or, in 16 registers, {kernel.Schedule.NarrowTileRows}"
            : Literals.Integer(kernel.Schedule.NarrowTileRows);
        return $"{Result(kernel.Result, product)}: tiles of {tile} {(kernel.Rows.IsBatch ? "samples" : "rows")} x 2 vectors";
    }

    private static string Result(Sink sink, string value) => sink switch
    {
        StoreSink store => $"{store.Tensor} = {value}",
        GradientSink gradient => $"{Operands.GradientOf(gradient.Parameter)}{gradient.Parameter.Shape} = {value}",
        _ => throw new NotSupportedException($"{sink.GetType().Name} has no remarks."),
    };

    private static string Expression(Operation operation) => operation switch
    {
        Activate activate => $"{Name(activate.Activation)}({activate.Value.Name})",
        ActivateGradient derivative =>
            $"{derivative.Gradient.Name} x {Name(derivative.Activation)}'({derivative.Reference.Name})",
        MatMul product => Factor(product.Left, product.TransposeLeft) + " x " + Factor(product.Right, product.TransposeRight),
        SumSamples sum => $"sum over n of {sum.Value.Name}",
        AddBias add => $"{add.Value.Name} + {add.Bias.Name}",
        Dropout dropout => $"{dropout.Value.Name}, dropped with the probability {Literals.Number(dropout.Rate)} of layer {dropout.Layer}",
        Softmax softmax => $"softmax({softmax.Logits.Name})",
        LossOperation loss => LossRemarks.Value(loss, loss.Outputs.Name),
        LossGradient gradient => $"{LossRemarks.Gradient(gradient.Loss)} / samples",
        Add add => $"{add.Left.Name} + {add.Right.Name}",
        _ => throw new NotSupportedException($"{operation.GetType().Name} has no remarks."),
    };

    private static string Factor(Tensor tensor, bool transposed) => tensor.Name + (transposed ? "ᵀ" : "");

    public static string Name(Activation activation) => activation.ToString().ToLowerInvariant();
}
