using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Files;

/// <summary>A network that is loaded from a saved state goes on learning as the saved one does.</summary>
public sealed class NetworkStateFileTests : IDisposable
{
    private static readonly NetworkSource WithMomentum =
        new(20, new Layer(33, Activation.Tanh) { Dropout = 0.5f }, new Layer(3)) { Optimizer = new Sgd(Momentum: 0.9f) };

    private static readonly NetworkSource WithAdam = WithMomentum with { Optimizer = new Adam() };

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void The_next_steps_are_the_same_bits()
    {
        foreach (NetworkSource source in (NetworkSource[])[WithMomentum, WithAdam])
        {
            (CompiledNetwork network, Batch batch) = Trained(source);
            ((ITrainableNetwork)network.Instance).SaveState(_path);
            CompiledNetwork loaded = network.Another(seed: 8);
            ((ITrainableNetwork)loaded.Instance).LoadState(_path);
            Assert.Equal(network.Parameters, loaded.Parameters);
            Assert.Equal(5ul, ((ITrainableNetwork)loaded.Instance).DropoutSeed);

            Train(network, batch);
            Train(loaded, batch);
            Assert.Equal(network.Parameters, loaded.Parameters);
        }
    }

    [Fact]
    public void A_damaged_state_changes_nothing()
    {
        (CompiledNetwork network, _) = Trained(WithMomentum);
        ((ITrainableNetwork)network.Instance).SaveState(_path);
        byte[] file = File.ReadAllBytes(_path);
        for (int i = 0; i < file.Length; i += 97)
        {
            byte[] damaged = [.. file];
            damaged[i] ^= 0x10;
            AssertRefused(network.Another(seed: 8), damaged);
            AssertRefused(network.Another(seed: 8), file[..i]);
        }
    }

    [Fact]
    public void Other_files_are_refused_and_say_what_they_hold()
    {
        (CompiledNetwork network, _) = Trained(WithMomentum);
        var trainable = (ITrainableNetwork)network.Instance;
        trainable.Save(_path);
        Assert.Contains("it contains 'parameters'; expected 'state'", AssertRefused(network, File.ReadAllBytes(_path)), StringComparison.Ordinal);

        trainable.SaveState(_path);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => trainable.Load(_path));
        Assert.Contains("it contains 'state'; expected 'parameters'", error.Message, StringComparison.Ordinal);
        Assert.True(trainable.Load(_path, new LoadOptions { AllowsPartial = true }).IsComplete);

        string other = AssertRefused(NetworkCompilation.Load(WithAdam), File.ReadAllBytes(_path));
        Assert.Contains("optimizer/", other, StringComparison.Ordinal);
    }

    private static (CompiledNetwork Network, Batch Batch) Trained(NetworkSource source)
    {
        CompiledNetwork network = NetworkCompilation.Load(source, seed: 1);
        ((ITrainableNetwork)network.Instance).DropoutSeed = 5;
        Batch batch = Batch.Of(source, samples: 9, useRows: false, seed: 1);
        Train(network, batch);
        return (network, batch);
    }

    private static void Train(CompiledNetwork network, Batch batch)
    {
        for (int step = 0; step < 3; step++)
            network.TrainStep(batch.Inputs, batch.Targets, learningRate: 0.05f);
    }

    private string AssertRefused(CompiledNetwork network, byte[] file)
    {
        File.WriteAllBytes(_path, file);
        float[] parameters = network.Parameters;
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => ((ITrainableNetwork)network.Instance).LoadState(_path));
        Assert.Equal(parameters, network.Parameters);
        return error.Message;
    }
}
