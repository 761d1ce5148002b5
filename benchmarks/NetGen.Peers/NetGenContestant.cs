using NetGen.Workloads;

namespace NetGen.Peers;

internal sealed class NetGenContestant(Workload workload) : IContestant
{
    public string Name => "NetGen";

    public Func<int, float> Train => workload.Train;

    public void Infer(int times) => workload.Infer(times);

    public float[] Outputs()
    {
        Infer(1);
        return workload.Samples.Outputs;
    }

    public void Dispose()
    {
    }
}
