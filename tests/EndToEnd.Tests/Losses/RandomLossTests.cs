using NetGen.EndToEnd.Tests.RandomNetworks;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Losses;

/// <summary>Every loss on random networks, and random losses on them.</summary>
public class RandomLossTests
{
    public static TheoryData<string> Losses => [.. LossCases.Attributes];

    /// <summary>Narrow enough for the lanes, a single output, a row within a vector, one that fills its vectors, and one that does not.</summary>
    [Theory]
    [MemberData(nameof(Losses))]
    public void Every_loss_agrees_with_the_reference(string attribute)
    {
        NetworkSource[] sources =
        [
            Source(1, hidden: 3),
            Source(3, hidden: 3),
            Source(1, hidden: 40),
            Source(10, hidden: 20) with { WorkspaceSamples = 8 },
            Source(32, hidden: 5),
            Source(37, hidden: 5),
        ];
        NetworkCompilation.Together(sources);
        int steps = 0;
        foreach (NetworkSource source in sources)
        {
            foreach (bool useRows in (bool[])[false, true])
            {
                var random = new RandomCase(source, Samples: 21, useRows, Seed: source.OutputSize, LearningRate: 0.1f);
                steps += Comparison.OfAll(random, random.Compile());
            }
        }

        Assert.True(steps > 0, "No step of training was compared.");

        NetworkSource Source(int outputs, int hidden) => new(4, new Layer(hidden, Activation.Tanh), new Layer(outputs))
        {
            Loss = LossCases.Named(attribute, outputs),
        };
    }

    [Fact]
    public void Random_losses_agree_with_the_reference() =>
        new RandomRun(RandomCases.AnyLoss, count: 40, scalar: 6, seed: 1).Compare(Comparison.OfAll);

    [Fact]
    public void Tiny_networks_with_random_losses_agree_with_the_reference() =>
        new RandomRun(RandomCases.TinyOfAnyLoss, count: 40, scalar: 6, seed: 2).Compare(Comparison.OfAll);
}
