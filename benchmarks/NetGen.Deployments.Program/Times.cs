using NetGen.Workloads;

namespace NetGen.Deployments.Program;

/// <summary>The medians of several rounds.</summary>
internal static class Times
{
    public static (double Inference, double Training) Of(string shape, int rounds)
    {
        var workload = Workload.Of(Shape.Parse(shape));
        var inference = new Timing(workload.Infer);
        var training = new Timing(times => workload.Train(times));
        for (int round = 0; round < rounds; round++)
        {
            inference.Measure();
            training.Measure();
        }

        return (inference.Seconds, training.Seconds);
    }
}
