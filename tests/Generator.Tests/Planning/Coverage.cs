using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Finds the operations that a kernel runs, from the result it leaves back to where it begins.</summary>
internal sealed class Coverage(PlannedNetwork network)
{
    private readonly Dictionary<Tensor, Operation> _producers =
        network.Graph.Operations.ToDictionary(operation => operation.Output, operation => operation);

    /// <summary>Every operation of every program runs, and runs once.</summary>
    public static void AssertComplete(PlannedNetwork network)
    {
        var coverage = new Coverage(network);
        foreach (ProgramCase program in network.Programs)
        {
            List<Operation> covered = [.. program.Kernels.SelectMany(coverage.Of)];
            Assert.Empty(program.Slice.Except(covered));
            Assert.Equal(program.Slice.Count, covered.Count);
        }
    }

    public IEnumerable<Operation> Of(Kernel kernel) => kernel switch
    {
        LaneKernel lanes => lanes.Operations,
        ContractionKernel contraction => Chain(contraction.Result),
        SampleSumKernel sum => Chain(sum.Result),
        ElementwiseKernel elementwise => [elementwise.Operation],
        DropoutKernel dropout => [dropout.Dropout],
        PenaltyKernel { Gradient: null } penalty => [penalty.Penalty],
        PenaltyKernel penalty => OfPenalty(penalty),
        SoftmaxKernel softmax => [_producers[softmax.Probabilities]],
        LossKernel { Gradient: { } gradient } loss => [loss.Loss, _producers[gradient]],
        LossKernel loss => [loss.Loss],
        BlockedLossKernel blocked => [.. Chain(blocked.Blocks.Loss.Outputs), blocked.Blocks.Loss],
        BlockedGradientKernel blocked =>
        [
            network.Graph.Operations.OfType<LossGradient>().Single(gradient => gradient.Loss == blocked.Blocks.Loss),
            .. new[] { blocked.WeightGradient?.Result, blocked.BiasGradient?.Result, blocked.InputGradient?.Product.Result }
                .OfType<Sink>().SelectMany(Chain),
        ],
        _ => throw new NotSupportedException($"{kernel.GetType().Name} covers nothing that is known here."),
    };

    private IEnumerable<Operation> OfPenalty(PenaltyKernel kernel)
    {
        var sum = (Add)_producers[kernel.Gradient!.Update.Gradient];
        IEnumerable<Operation> covered = [kernel.Penalty, _producers[sum.Left]];
        // In the lanes the samples' part of the sum is complete before, elsewhere it is added to this one.
        return network.Plan.RunsInLanes ? covered.Append(sum) : covered;
    }

    private IEnumerable<Operation> Chain(Sink sink) => sink switch
    {
        StoreSink store => Chain(store.Tensor),
        // The gradient of the penalty is added in registers, on the way to the step.
        GradientSink { Descends: true, Penalty: { } penalty, Update: var update } => Chain(update.Gradient).Append(penalty).Append(update),
        GradientSink { Descends: true, Update: var update } => Chain(update.Gradient).Append(update),
        GradientSink gradient => Chain(gradient.Update.Gradient),
        _ => throw new NotSupportedException($"{sink.GetType().Name} is unknown here."),
    };

    private IEnumerable<Operation> Chain(Tensor result)
    {
        Operation operation = _producers[result];
        return operation switch
        {
            MatMul or SumSamples => [operation],
            AddBias bias => Chain(bias.Value).Append(bias),
            Activate activate => Chain(activate.Value).Append(activate),
            Add { Left: var penalty, Right: var rest } add when _producers[penalty] is WeightPenaltyGradient => Chain(rest).Append(add),
            ActivateGradient derivative => Chain(derivative.Gradient).Append(derivative),
            _ => throw new NotSupportedException($"{operation} is fused into nothing that is known here."),
        };
    }
}
