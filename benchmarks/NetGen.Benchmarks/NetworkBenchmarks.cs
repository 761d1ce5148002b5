using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using NetGen.Workloads;

namespace NetGen.Benchmarks;

/// <summary>The networks of docs/performance.md, at inference and at a training step.</summary>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    // Calls that share the cost of the delegate around their loop.
    private const int Calls = 16;

    private Action<int> _infer = null!;
    private Func<int, float> _train = null!;

    public static ImmutableArray<Shape> Shapes => Workload.Shapes;

    [ParamsSource(nameof(Shapes))]
    public Shape Shape { get; set; } = null!;

    [GlobalSetup]
    public void Setup()
    {
        var workload = Workload.Of(Shape);
        (_infer, _train) = (workload.Infer, workload.Train);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Inference() => _infer(Calls);

    /// <summary>Forward, loss, backward and SGD's update.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public float TrainingStep() => _train(Calls);
}
