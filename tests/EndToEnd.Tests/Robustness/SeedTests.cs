using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Robustness;

public class SeedTests
{
    private static readonly NetworkSource Source = new(4, new Layer(16, Activation.Relu), new Layer(3));

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        foreach (ulong seed in (ulong[])[0, 1, ulong.MaxValue])
            Assert.Equal(NetworkCompilation.Load(Source, seed).Parameters, NetworkCompilation.Load(Source, seed).Parameters);
    }

    /// <summary>Pinned, for a machine of another kind must draw them too.</summary>
    [Fact]
    public void The_bits_are_these_on_every_machine()
    {
        float[] parameters = NetworkCompilation.Load(Source, seed: 42).Parameters;
        Assert.Equal([0.591710687f, -0.833046079f, -0.542314351f, -0.381653398f], parameters[..4]);
        Assert.Equal([-0.196732268f, 0.138425648f, 0.547040641f, -0.215187624f], parameters[80..84]);
    }

    [Fact]
    public void Different_seeds_give_different_parameters()
    {
        IEnumerable<float[]> parameters = Enumerable.Range(0, 20).Select(seed => NetworkCompilation.Load(Source, (ulong)seed).Parameters);
        Assert.Equal(20, parameters.Select(values => string.Join(' ', values)).Distinct().Count());
    }

    [Fact]
    public void The_first_weights_are_finite_and_differ()
    {
        float[] weights = NetworkCompilation.Load(Source).Parameters[..64];
        Assert.All(weights, weight => Assert.True(float.IsFinite(weight)));
        Assert.True(weights.Distinct().Count() > 60);
        Assert.InRange(weights.Average(), -0.3f, 0.3f);
    }

    [Fact]
    public void Training_one_instance_leaves_another_alone()
    {
        CompiledNetwork first = NetworkCompilation.Load(Source);
        CompiledNetwork second = first.Another();
        float[] before = second.Parameters;
        Batch batch = Batch.Of(Source, 5, useRows: false, seed: 1);
        first.TrainStep(batch.Inputs, batch.Targets, 0.1f);
        Assert.NotEqual(before, first.Parameters);
        Assert.Equal(before, second.Parameters);
    }
}
