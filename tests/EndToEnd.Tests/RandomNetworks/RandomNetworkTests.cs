using CsCheck;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.RandomNetworks;

/// <summary>Networks nobody thought of compute what the reference does. A failure prints the declaration and the seed.</summary>
public class RandomNetworkTests
{
    [Fact]
    public void Random_networks_agree_with_the_reference() =>
        RandomCases.Any.Sample(Comparison.OfAll, iter: Budget.Of(70, 10), print: random => random.ToString());

    [Fact]
    public void Tiny_networks_agree_with_the_reference() =>
        RandomCases.Tiny.Sample(Comparison.OfAll, iter: Budget.Of(40, 10), print: random => random.ToString());

    [Fact]
    public void Wide_layers_agree_with_the_reference() =>
        RandomCases.Wide.Sample(Comparison.OfAll, iter: Budget.Of(8, 2), print: random => random.ToString());

    [Fact]
    public void The_widest_layer_agrees_with_the_reference()
    {
        var source = new NetworkSource(Budget.Of(512, 32), new Layer(4_096));
        Comparison.OfAll(new RandomCase(source, Samples: 2, UseRows: false, Seed: 1, LearningRate: 0.1f));
    }
}
