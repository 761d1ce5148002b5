using NetGen.Workloads;

namespace NetGen.Peers;

/// <summary>Seconds a call, by contestant: the medians of several rounds in which all took turns.</summary>
/// <param name="Shape">The network and the batch.</param>
/// <param name="Peak">The floating-point operations a second of the core in the same rounds, with nothing but multiply-adds.</param>
/// <param name="Inference">Of the raw outputs.</param>
/// <param name="Training">Of a step; only of those who train.</param>
internal sealed record Comparison(
    Shape Shape, double Peak, IReadOnlyDictionary<string, double> Inference, IReadOnlyDictionary<string, double> Training)
{
    private const double Tolerance = 1e-4;

    public static Comparison Of(Shape shape, int rounds)
    {
        var workload = Workload.Of(shape);
        IContestant[] contestants = [new NetGenContestant(workload), new OnnxContestant(workload), new TorchContestant(workload)];
        foreach (IContestant contestant in contestants)
            CheckOutputs(contestant, contestants[0], shape);

        var peak = new Timing(FusedMultiplyAddPeak.Run);
        var inference = contestants.ToDictionary(contestant => contestant.Name, contestant => new Timing(contestant.Infer));
        var training = contestants
            .Where(contestant => contestant.Train is not null)
            .ToDictionary(
                contestant => contestant.Name,
                contestant => new Timing(times => CheckLoss(contestant.Train!(times), contestant, shape)));
        for (int round = 0; round < rounds; round++)
        {
            foreach (Timing timing in (IEnumerable<Timing>)[peak, .. inference.Values, .. training.Values])
                timing.Measure();
        }

        foreach (IContestant contestant in contestants)
            contestant.Dispose();
        return new Comparison(
            shape,
            FusedMultiplyAddPeak.OperationsPerCall / peak.Seconds,
            inference.ToDictionary(timing => timing.Key, timing => timing.Value.Seconds),
            training.ToDictionary(timing => timing.Key, timing => timing.Value.Seconds));
    }

    /// <summary>Whoever computes something else is not in the same race.</summary>
    private static void CheckOutputs(IContestant contestant, IContestant first, Shape shape)
    {
        double difference = contestant.Outputs().Zip(first.Outputs(), (a, b) => Math.Abs((double)a - b)).Max();
        if (!(difference <= Tolerance))
            throw new InvalidOperationException($"{contestant.Name} and {first.Name} differ by {difference:G3} on {shape}.");
    }

    /// <summary>A network that has diverged is in no race either: NetGen takes no step with a loss that is not finite.</summary>
    private static void CheckLoss(float loss, IContestant contestant, Shape shape)
    {
        if (!float.IsFinite(loss))
            throw new InvalidOperationException($"{contestant.Name}'s loss is {loss} on {shape}.");
    }
}
