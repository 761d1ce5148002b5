using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Teams;

/// <summary>Layers of every kind give the same bits on any number of threads, what training drops included.</summary>
public class LayersOfTeamsTests
{
    private const int Samples = 70;

    private const string Source = """
        using NetGen;

        /// <summary>A network under test.</summary>
        [Network(steps: 9, features: 21, WorkspaceSamples = 48)]
        [Dense(200, Activation.Gelu, Name = "wide")]
        [Dropout(0.3f)]
        [LayerNorm(Activation.Tanh, Name = "norm")]
        [Dense(200, Name = "gate", Activation = Activation.Sigmoid)]
        [Multiply("norm"), Add("wide", Activation = Activation.Relu, Name = "sum")]
        [Dense(200), Add("sum"), Concat("norm"), RmsNorm]
        [Dropout(0.2f)]
        [Dense(40), Flatten, Dense(11)]
        [SoftmaxCrossEntropy, Adam]
        public sealed partial class Layered;
        """;

    private static readonly Lazy<CompiledNetwork> Network = new(() => CompiledNetwork.Of(NetworkCompilation.Of(Source).Load(), "Layered", seed: 5));

    [Fact]
    public void The_results_are_the_same_bits()
    {
        CompiledNetwork alone = Network.Value, team = alone.Another(seed: 5);
        ((INetwork)team.Instance).Parallelism = 2;
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, Samples * alone.InputSize).Select(_ => random.NextSingle() - 0.5f)];
        var labels = new ClassLabels(Enumerable.Range(0, Samples).Select(_ => random.Next(alone.OutputSize)).ToArray());

        for (int step = 0; step < 4; step++)
        {
            Assert.Equal(Run(alone, inputs, labels), Run(team, inputs, labels));
            Assert.Equal(alone.TrainStep(inputs, labels, 0.01f), team.TrainStep(inputs, labels, 0.01f));
            Assert.Equal(alone.Parameters, team.Parameters);
        }
    }

    private static float[] Run(CompiledNetwork network, float[] inputs, ClassLabels labels)
    {
        float[] outputs = new float[Samples * network.OutputSize], gradients = new float[network.ParameterCount];
        network.Predict(inputs, outputs);
        return [.. outputs, network.Gradients(inputs, labels, gradients), .. gradients, network.Loss(inputs, labels)];
    }
}
