using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Finds the operations that a kernel runs: from what it leaves back to what it reads.</summary>
internal sealed class Coverage(PlannedNetwork network)
{
    private readonly Dictionary<Tensor, Operation> _producers =
        network.Graph.Operations.SelectMany(operation => operation.Results, (operation, tensor) => (operation, tensor))
            .ToDictionary(pair => pair.tensor, pair => pair.operation);

    /// <summary>Every operation of every program runs, and runs once; one of several nests is run by several kernels.</summary>
    public static void AssertComplete(PlannedNetwork network)
    {
        var coverage = new Coverage(network);
        foreach (ProgramCase program in network.Programs)
        {
            List<Operation> covered = [.. program.Kernels.SelectMany(coverage.Of)];
            Assert.Empty(program.Slice.Except(covered));
            Assert.Equal(program.Slice.Sum(operation => Math.Max(1, operation.Nests.Length)), covered.Count);
        }
    }

    public IEnumerable<Operation> Of(Kernel kernel) => kernel switch
    {
        LaneKernel lanes => OfLanes(lanes),
        ContractionKernel or NestKernel => OfSink(kernel),
        PenaltyKernel { Gradient: null } penalty => [penalty.Penalty],
        PenaltyKernel penalty => OfPenalty(penalty),
        LossKernel { Gradient: { } gradient } loss => [loss.Loss, _producers[gradient]],
        LossKernel loss => [loss.Loss],
        GradientBoundKernel => [],
        BlockedLossKernel blocked => [.. Back([blocked.Blocks.Loss.Outputs], [.. blocked.Blocks.Product.Reads]), blocked.Blocks.Loss],
        BlockedGradientKernel blocked =>
        [
            // Where the blocks run again for the step, it is found a second time.
            .. (IEnumerable<Operation>)(blocked.Descends && blocked.Blocks.Product.Left.Tensor.Role != TensorRole.Input
                ? []
                : network.Graph.Operations.OfType<LossGradient>().Where(gradient => gradient.Loss == blocked.Blocks.Loss)),
            .. new Kernel?[] { blocked.WeightGradient, blocked.BiasGradient, blocked.InputGradient?.Product }.OfType<Kernel>().SelectMany(OfSink),
        ],
        _ => throw new NotSupportedException($"{kernel.GetType().Name} covers nothing that is known here."),
    };

    private IEnumerable<Operation> OfLanes(LaneKernel kernel)
    {
        foreach (LaneStep step in kernel.Steps)
        {
            switch (step)
            {
                case LaneNest { Nest: var nest }:
                    foreach (Operation operation in Back(nest.Writes, [.. nest.Reads]))
                        yield return operation;
                    break;
                case LaneLoss loss:
                    yield return loss.Loss;
                    if (loss.Gradient is not null)
                        yield return loss.Gradient;
                    break;
                default:
                    throw new NotSupportedException($"{step.GetType().Name} covers nothing that is known here.");
            }
        }
    }

    private IEnumerable<Operation> OfPenalty(PenaltyKernel kernel)
    {
        var sum = (Add)_producers[kernel.Gradient!.Update.Gradient];
        IEnumerable<Operation> covered = [kernel.Penalty, _producers[sum.Left]];
        // In the lanes the samples' part of the sum is complete before, elsewhere it is added to this one.
        return network.Plan.RunsInLanes ? covered.Append(sum) : covered;
    }

    private IEnumerable<Operation> OfSink(Kernel kernel) => kernel.Sink switch
    {
        StoreSink store => Back(kernel is NestKernel nest ? nest.Nest.Writes : [store.Tensor], [.. kernel.Reads]),
        // The gradient of the penalty is added in registers, on the way to the step.
        GradientSink { Descends: true, Penalty: { } penalty, Update: var update } => [.. OfGradient(update, kernel), penalty, update],
        GradientSink { Descends: true, Update: var update } => [.. OfGradient(update, kernel), update],
        GradientSink gradient => OfGradient(gradient.Update, kernel),
        _ => throw new NotSupportedException($"{kernel.Sink} is unknown here."),
    };

    private List<Operation> OfGradient(ParameterUpdate update, Kernel kernel)
    {
        HashSet<Tensor> reads = [.. kernel.Reads];
        // Where a penalty is added, the sum is in the gradient's buffer.
        Operation last = _producers[update.Gradient];
        return last is Add { Left: var penalty, Right: var rest } && _producers.GetValueOrDefault(penalty) is WeightPenaltyGradient
            ? [last, .. Back([rest], reads)]
            : Back([update.Gradient], reads);
    }

    private List<Operation> Back(IEnumerable<Tensor> results, HashSet<Tensor> reads)
    {
        var found = new List<Operation>();
        var next = new Queue<Tensor>(results);
        while (next.TryDequeue(out Tensor? tensor))
        {
            if (!_producers.TryGetValue(tensor, out Operation? operation) || found.Contains(operation))
                continue;
            found.Add(operation);
            foreach (Tensor input in operation.Inputs.Where(input => !reads.Contains(input)))
                next.Enqueue(input);
        }

        return found;
    }
}
