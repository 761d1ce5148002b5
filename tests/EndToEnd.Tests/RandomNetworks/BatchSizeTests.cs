using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.RandomNetworks;

/// <summary>Any number of samples gives the same result: whole vectors, tiles and passes of them, and every remainder.</summary>
public class BatchSizeTests
{
    private static readonly Dictionary<string, NetworkSource> Networks = new()
    {
        ["tiny"] = new NetworkSource(2, new Layer(4, Activation.Relu), new Layer(2)),
        ["narrow"] = new NetworkSource(4, new Layer(16, Activation.Tanh), new Layer(3)) { Optimizer = new Sgd(0.9f) },
        ["odd"] = new NetworkSource(33, new Layer(41, Activation.Gelu), new Layer(17)),
        ["in passes"] = new NetworkSource(9, new Layer(20, Activation.Elu), new Layer(5)) { WorkspaceSamples = 16 },
    };

    static BatchSizeTests() => NetworkCompilation.Together(Networks.Values);

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_batch_size_agrees_with_the_reference(string name)
    {
        NetworkSource source = Networks[name];
        CompiledNetwork network = NetworkCompilation.Load(source);
        Batch all = Batch.Of(source, Budget.Of(100, 20), useRows: false, seed: 1);
        int steps = 0;
        for (int samples = 1; samples <= all.Samples; samples++)
            steps += Compare(source, all.Slice(0, samples), network.Another());
        Assert.True(steps > 0, "No step of training was compared.");
    }

    /// <summary>More samples than the compiler makes room for by itself.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Large_batches_agree_with_the_reference(string name)
    {
        NetworkSource source = Networks[name];
        CompiledNetwork network = NetworkCompilation.Load(source);
        int steps = 0;
        foreach (int samples in (int[])[1_024, 2_051])
        {
            foreach (bool useRows in (bool[])[false, true])
                steps += Compare(source, Batch.Of(source, Budget.Of(samples, samples / 4), useRows, seed: 2), network.Another());
        }

        Assert.True(steps > 0, "No step of training was compared.");
    }

    private static int Compare(NetworkSource source, Batch batch, CompiledNetwork network)
    {
        var comparison = new Comparison(source, batch, network);
        comparison.CheckForward();
        comparison.CheckPredict();
        comparison.CheckLoss();
        comparison.CheckGradients();
        return comparison.CheckTrainStep(0.1f);
    }
}
