using System.Runtime.InteropServices;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Files;

/// <summary>What a generated network saves is its parameters in PyTorch's layout, whatever its own is.</summary>
public class GeneratedNetworkFileTests
{
    // In the lanes, in panels with padding, and without biases.
    private static readonly NetworkSource[] Networks =
    [
        new(2, new Layer(4, Activation.Relu), new Layer(2)),
        new(20, new Layer(33, Activation.Tanh) { Name = "encoder.fc" }, new Layer(3) { Name = "head" }) { Optimizer = new Adam() },
        new(7, new Layer(40, Activation.Relu, UseBias: false), new Layer(5, UseBias: false)) { Loss = null },
    ];

    [Fact]
    public void A_file_holds_the_parameters_in_canonical_order()
    {
        foreach (NetworkSource source in Networks)
        {
            CompiledNetwork network = NetworkCompilation.Load(source, seed: 1);
            using var stream = new MemoryStream();
            ((INetwork)network.Instance).Save(stream);
            byte[] data = stream.ToArray()[^(sizeof(float) * network.ParameterCount)..];
            Assert.Equal(network.Parameters, MemoryMarshal.Cast<byte, float>(data).ToArray());
        }
    }

    [Fact]
    public void A_loaded_network_predicts_like_the_saved_one()
    {
        foreach (NetworkSource source in Networks)
        {
            CompiledNetwork saved = NetworkCompilation.Load(source, seed: 1), loaded = saved.Another(seed: 2);
            using var stream = new MemoryStream();
            ((INetwork)saved.Instance).Save(stream);
            stream.Position = 0;
            ((INetwork)loaded.Instance).Load(stream);
            Batch batch = Batch.Of(source, samples: 9, useRows: true, seed: 1);
            float[] expected = new float[9 * source.OutputSize], actual = new float[9 * source.OutputSize];
            saved.Predict(batch.Inputs, expected);
            loaded.Predict(batch.Inputs, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Networks_of_other_layers_are_refused()
    {
        foreach (NetworkSource source in Networks)
        {
            using var stream = new MemoryStream();
            ((INetwork)NetworkCompilation.Load(source, seed: 1).Instance).Save(stream);
            foreach (NetworkSource other in Networks.Where(other => other != source))
            {
                CompiledNetwork network = NetworkCompilation.Load(other);
                float[] before = network.Parameters;
                stream.Position = 0;
                Assert.Throws<NetworkFileException>(() => ((INetwork)network.Instance).Load(stream));
                Assert.Equal(before, network.Parameters);
            }
        }
    }
}
