using NetGen.Testing;

namespace NetGen.EndToEnd.Tests.RandomNetworks;

/// <summary>Networks nobody thought of compute what the reference does.</summary>
public class RandomNetworkTests
{
    [Fact]
    public void Random_networks_agree_with_the_reference() => new RandomRun(RandomCases.Any, count: 70, scalar: 10, seed: 1).Compare(Comparison.OfAll);

    [Fact]
    public void Tiny_networks_agree_with_the_reference() => new RandomRun(RandomCases.Tiny, count: 40, scalar: 10, seed: 2).Compare(Comparison.OfAll);

    [Fact]
    public void Wide_layers_agree_with_the_reference() => new RandomRun(RandomCases.Wide, count: 8, scalar: 2, seed: 3).Compare(Comparison.OfAll);

    [Fact]
    public void The_widest_layer_agrees_with_the_reference()
    {
        var source = new NetworkSource(Budget.Of(512, 32), new Layer(4_096));
        Comparison.OfAll(new RandomCase(source, Samples: 2, UseRows: false, Seed: 1, LearningRate: 0.1f));
    }
}
