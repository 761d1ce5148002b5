using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Regularizers;

/// <summary>When values are dropped, and when they are again.</summary>
public class DropoutTests
{
    /// <summary>In the lanes, and in tiles in several passes.</summary>
    public static TheoryData<int> Widths => [3, 40];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Only_training_drops(int width)
    {
        NetworkSource source = Source(width);
        CompiledNetwork network = NetworkCompilation.Load(source);
        CompiledNetwork plain = NetworkCompilation.Load(source with { Layers = [.. source.Layers.Select(layer => layer with { Dropout = 0 })] });
        Batch batch = Batch.Of(source, 20, useRows: false, seed: 1);
        network.Parameters = plain.Parameters = batch.Parameters;

        float[] gradients = new float[source.ParameterCount];
        Assert.Equal(plain.Loss(batch.Inputs, batch.Targets), network.Loss(batch.Inputs, batch.Targets));
        Assert.NotEqual(network.Loss(batch.Inputs, batch.Targets), network.Gradients(batch.Inputs, batch.Targets, gradients));
        Assert.Equal(Forward(plain, batch), Forward(network, batch));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_seed_repeats_a_run_and_each_step_drops_anew(int width)
    {
        NetworkSource source = Source(width);
        Batch batch = Batch.Of(source, 20, useRows: false, seed: 1);
        float[] losses = Losses(5);

        Assert.Equal(losses, Losses(5));
        Assert.NotEqual(losses, Losses(6));
        Assert.Equal(losses.Length, losses.Distinct().Count());

        float[] Losses(ulong seed)
        {
            CompiledNetwork network = NetworkCompilation.Load(source, seed);
            network.Parameters = batch.Parameters;
            // At the learning rate 0 nothing else changes from step to step.
            return [.. Enumerable.Range(0, 10).Select(_ => network.TrainStep(batch.Inputs, batch.Targets, 0))];
        }
    }

    [Fact]
    public void Whatever_the_passes_the_same_is_dropped()
    {
        Batch batch = Batch.Of(Source(40), 20, useRows: false, seed: 1);
        float[] losses =
        [
            .. new[] { 3, 8, 20, 100 }.Select(samples =>
            {
                CompiledNetwork network = NetworkCompilation.Load(Source(40) with { WorkspaceSamples = samples });
                network.Parameters = batch.Parameters;
                return network.TrainStep(batch.Inputs, batch.Targets, 0);
            }),
        ];

        Assert.All(losses, loss => Assert.Equal(losses[0], loss, 1e-5f * Math.Abs(losses[0])));
    }

    private static NetworkSource Source(int width) => new(
        width, new Layer(width, Activation.Tanh) { Dropout = 0.3f }, new Layer(3) { Dropout = 0.5f })
    { WorkspaceSamples = 8 };

    private static float[] Forward(CompiledNetwork network, Batch batch)
    {
        float[] outputs = new float[batch.Samples * network.OutputSize];
        network.Forward(batch.Inputs, outputs);
        return outputs;
    }
}
