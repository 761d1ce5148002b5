using NetGen.Generator.Emission.Expressions;
using NetGen.Generator.Emission.Kernels.Losses;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Says in one line what a kernel computes and how.</summary>
internal static class KernelRemarks
{
    public static string Of(Kernel kernel) => kernel switch
    {
        ContractionKernel contraction => Of(contraction),
        WindowKernel { SumsSamples: true } gradient => Result(gradient.Result, $"the sum over n and all windows of {gradient.Left} x {gradient.Right}"),
        WindowKernel window => Of(window),
        BorderKernel border => $"{border.Copy.Tensor} = {border.Image} {(border.Copy.Border.IsEmpty ? "with its pixels packed" : "with a border of zeros")}",
        RoutineKernel routine => $"{string.Join(", ", routine.Operation.Results)} = {routine.Routine.Formula}",
        StreamRoutineKernel routine => routine.Routine.Formula,
        TransposeKernel transpose => $"{transpose.Copy} = the transpose of {transpose.Source}",
        ScanKernel scan => $"{string.Join(", ", scan.Results)}, {(scan.Scan.IsOfStream ? "step by step" : $"over {scan.Scan.Steps} steps{(scan.Scan.IsBackward ? ", from the last to the first" : "")}")}",
        MapKernel map => $"{string.Join(", ", map.Stores.Select(store => store.Target.Name))}, of one step",
        NestKernel nest => Result(nest.Result, ExpressionText.Of(nest.Nest, Shaped(nest.Nest))),
        LaneKernel { Gradients.IsEmpty: false } => "the loss and the gradient of every parameter, one sample per lane",
        LaneKernel { Loss.Gradient: not null } => "the loss and its gradient for every input, one sample per lane",
        LaneKernel { Loss: { } loss } => $"the loss, {LossRemarks.Value(loss.Loss, loss.Loss.Outputs.Name)}, one sample per lane",
        LaneKernel lanes => $"{string.Join(", ", lanes.Outputs)}, one sample per lane",
        PenaltyKernel penalty => $"{penalty.Penalty.Output.Name} = {PenaltyEmitter.Formula(penalty.Penalty)}"
            + (penalty.Gradient is null ? "" : ", and its gradient"),
        GradientBoundKernel => "the sum of the squares of all operands of the gradients: if it is finite, so are the gradients",
        LossKernel { Gradient: { } gradient } both => $"the summed loss, and {gradient} = {LossRemarks.Gradient(both.Loss)} x scale",
        BlockedLossKernel blocked =>
            $"the sum over n of {LossRemarks.Value(blocked.Blocks.Loss, $"{Outputs(blocked.Blocks)}")}, {Blocks(blocked.Blocks)}",
        BlockedGradientKernel blocked =>
            $"{LossRemarks.Gradient(blocked.Blocks.Loss)} x scale, {Blocks(blocked.Blocks)}, and the gradients of the last layer",
        LossKernel loss => $"the sum over n of {LossRemarks.Value(loss.Loss, loss.Loss.Outputs.ToString())}",
        _ => throw new NotSupportedException($"{kernel.GetType().Name} has no remarks."),
    };

    private static string Outputs(ClassBlocks blocks) =>
        $"{blocks.Product.Left.Tensor} x {blocks.Weight}{(blocks.Product.Bias is { } bias ? " + " + bias.Name : "")}";

    private static string Blocks(ClassBlocks blocks) => string.Join(" and ", blocks.Ranges.Select(range =>
        range.Count > 1 ? $"in {range.Count} blocks of {range.Classes} classes" : $"one of {range.Classes}"));

    /// <summary>A nest in straight-line code.</summary>
    public static string Of(Nest nest) => $"{string.Join(", ", nest.Writes.AsEnumerable())} = {ExpressionText.Of(nest)}";

    /// <summary>The gradient of the loss in straight-line code.</summary>
    public static string Of(LossGradient gradient) => $"{gradient.Output} = {LossRemarks.Gradient(gradient.Loss)} / samples";

    private static string Of(ContractionKernel kernel)
    {
        string product = $"{kernel.Left.Tensor} x {kernel.Transposed?.Source ?? kernel.Right.Tensor}";
        return Result(kernel.Result, Epilogue.Of(kernel).Formula(product, kernel.Bias?.Name, [.. kernel.StepOperands.Select(operand => operand.Name)]));
    }

    private static string Of(WindowKernel kernel)
    {
        string product = $"windows of {kernel.Left} x {(kernel.Transposed is { } taps ? $"taps of {taps.Source}" : kernel.Right)}";
        return Result(kernel.Result, Epilogue.Of(kernel).Formula(product, kernel.Bias?.Name, [.. kernel.StepOperands.Select(operand => operand.Name)]));
    }

    private static string Result(Sink sink, string value) => sink switch
    {
        StoreSink store => $"{store.Tensor} = {value}",
        GradientSink gradient => $"{Operands.GradientOf(gradient.Parameter)}{gradient.Parameter.Shape} = {value}",
        _ => throw new NotSupportedException($"{sink.GetType().Name} has no remarks."),
    };

    /// <summary>Names operands. In a sum, the name includes the shape, which tells how much is summed up.</summary>
    private static Func<Tensor, string> Shaped(Nest nest) => nest.IsMap ? tensor => tensor.Name : tensor => tensor.ToString();
}
