using CsCheck;
using NetGen.EndToEnd.Tests.RandomNetworks;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Teams;

/// <summary>More threads change nothing but the time.</summary>
public class ParallelismTests
{
    private static readonly Gen<RandomCase> Cases = Gen.Select(
        Gen.Int[1, 700],
        Gen.Select(Gen.Int[1, 300], Gen.Enum<Activation>(), Gen.Bool, (units, activation, bias) => new Layer(units, activation, bias)).Array[1, 3],
        Gen.OneOf<int?>(null, 24, 100),
        Gen.Bool,
        Gen.Int[16, 300],
        Gen.Bool,
        Gen.Int[0, 1_000_000],
        (inputs, layers, workspace, momentum, samples, useRows, seed) => new RandomCase(
            new NetworkSource(inputs, [.. layers])
            {
                WorkspaceSamples = workspace,
                Optimizer = momentum ? new Testing.Reference.Adam() : new Testing.Reference.Sgd(),
            },
            samples, useRows, seed, 0.01f));

    [Fact]
    public void The_results_are_the_same_bits() => new RandomRun(Cases, count: 25, scalar: 3, seed: 1).Check((random, alone) =>
    {
        CompiledNetwork team = alone.Another();
        AsNetwork(team).Parallelism = 2;
        AssertSame(random, alone, team);
    });

    /// <summary>Two networks that want the team at the same time share it, one call at a time.</summary>
    [Fact]
    public void Networks_do_not_get_into_each_others_way()
    {
        var random = new RandomCase(
            new NetworkSource(300, new Layer(200, Activation.Tanh), new Layer(10)), Samples: 100, UseRows: false, Seed: 1, LearningRate: 0.01f);
        CompiledNetwork alone = random.Compile();
        CompiledNetwork[] teams = [alone.Another(), alone.Another(), alone.Another()];
        float[] expected = Train(random, alone);
        Parallel.ForEach(teams, team =>
        {
            AsNetwork(team).Parallelism = 2;
            Assert.Equal(expected, Train(random, team));
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void It_is_at_least_one(int parallelism)
    {
        INetwork network = AsNetwork(NetworkCompilation.Load(new NetworkSource(2, new Layer(2))));
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => network.Parallelism = parallelism);
        Assert.Equal(parallelism, error.ActualValue);
        Assert.Equal(1, network.Parallelism);
    }

    private static void AssertSame(RandomCase random, CompiledNetwork alone, CompiledNetwork team)
    {
        Batch batch = random.Draw();
        int outputs = batch.Samples * alone.OutputSize;
        float[] expected = new float[Math.Max(outputs, alone.ParameterCount)], actual = new float[expected.Length];
        alone.Parameters = team.Parameters = batch.Parameters;

        alone.Forward(batch.Inputs, expected.AsSpan(0, outputs));
        team.Forward(batch.Inputs, actual.AsSpan(0, outputs));
        Assert.Equal(expected, actual);
        alone.Predict(batch.Inputs, expected.AsSpan(0, outputs));
        team.Predict(batch.Inputs, actual.AsSpan(0, outputs));
        Assert.Equal(expected, actual);

        Assert.Equal(alone.Loss(batch.Inputs, batch.Targets), team.Loss(batch.Inputs, batch.Targets));
        Span<float> expectedGradients = expected.AsSpan(0, alone.ParameterCount), gradients = actual.AsSpan(0, alone.ParameterCount);
        Assert.Equal(
            alone.Gradients(batch.Inputs, batch.Targets, expectedGradients), team.Gradients(batch.Inputs, batch.Targets, gradients));
        Assert.Equal(expected, actual);
        Assert.Equal(Train(random, alone), Train(random, team));
    }

    private static float[] Train(RandomCase random, CompiledNetwork network)
    {
        Batch batch = random.Draw();
        network.Parameters = batch.Parameters;
        for (int step = 0; step < 5; step++)
            network.TrainStep(batch.Inputs, batch.Targets, random.LearningRate);
        return network.Parameters;
    }

    private static INetwork AsNetwork(CompiledNetwork network) => (INetwork)network.Instance;
}
