using System.Runtime.InteropServices;
using System.Text;
using NetGen.EndToEnd.Tests.Training;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Files;

/// <summary>Running statistics are in files, states, checkpoints and the best epoch, under PyTorch's names.</summary>
public sealed class RunningStatisticsFileTests : IDisposable
{
    private const string Source = """
        using NetGen;

        /// <summary>A network under test.</summary>
        [Network(2)]
        [Dense(16, Name = "fc"), BatchNorm(Activation.Relu, Name = "bn"), Dense(2)]
        [SoftmaxCrossEntropy, Adam]
        public sealed partial class Normed;
        """;

    private static readonly Lazy<CompiledNetwork> Compiled = new(() => CompiledNetwork.Of(NetworkCompilation.Of(Source).Load(), "Normed"));

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void They_are_described()
    {
        NetworkDescription description = ((INetwork)Compiled.Value.Instance).Description;
        Assert.Equal(["bn.running_mean [16]", "bn.running_var [16]"], description.Buffers.Select(buffer => buffer.ToString()));
        Assert.Equal(32, description.BufferCount);
        Assert.Equal(2 * 16 + 16 + 16 + 16 + 16 * 2 + 2, description.ParameterCount);
        float[] start = Compiled.Value.Another().Buffers;
        Assert.All(start[..16], mean => Assert.Equal(0, mean));
        Assert.All(start[16..], variance => Assert.Equal(1, variance));
    }

    [Fact]
    public void They_are_loaded_as_they_were_saved()
    {
        CompiledNetwork trained = Trained(), loaded = trained.Another(seed: 9), learner = trained.Another(seed: 9);
        ((INetwork)trained.Instance).Save(_path);
        ((INetwork)loaded.Instance).Load(_path);
        AssertSame(trained, loaded);

        ((ITrainableNetwork)trained.Instance).SaveState(_path);
        ((ITrainableNetwork)learner.Instance).LoadState(_path);
        Train(trained);
        Train(learner);
        AssertSame(trained, learner);
    }

    [Fact]
    public void The_number_of_batches_in_a_file_of_PyTorch_is_left_out()
    {
        CompiledNetwork trained = Trained(), loaded = trained.Another(seed: 9);
        float[] parameters = trained.Parameters, buffers = trained.Buffers;
        File.WriteAllBytes(_path, SafeTensors(
            ("fc.weight", "[16,2]", "F32", Bytes(parameters[..32])),
            ("fc.bias", "[16]", "F32", Bytes(parameters[32..48])),
            ("bn.weight", "[16]", "F32", Bytes(parameters[48..64])),
            ("bn.bias", "[16]", "F32", Bytes(parameters[64..80])),
            ("bn.running_mean", "[16]", "F32", Bytes(buffers[..16])),
            ("bn.running_var", "[16]", "F32", Bytes(buffers[16..])),
            ("bn.num_batches_tracked", "[]", "I64", new byte[8]),
            ("3.weight", "[2,16]", "F32", Bytes(parameters[80..112])),
            ("3.bias", "[2]", "F32", Bytes(parameters[112..]))));
        LoadReport report = ((INetwork)loaded.Instance).Load(_path, new LoadOptions());
        AssertSame(trained, loaded);
        Assert.Empty(report.Skipped);
    }

    [Fact]
    public void Training_goes_on_from_a_checkpoint_with_them()
    {
        CompiledNetwork whole = Compiled.Value.Another(seed: 1), resumed = Compiled.Value.Another(seed: 2);
        Trainer.Fit(whole.Learner(), Circle.Points(150), new TrainingOptions { Epochs = 6, BatchSize = 16 });
        Trainer.Fit(Compiled.Value.Another(seed: 1).Learner(), Circle.Points(150), new TrainingOptions { Epochs = 3, BatchSize = 16, CheckpointPath = _path });
        Trainer.Fit(
            resumed.Learner(), Circle.Points(150), new TrainingOptions { Epochs = 6, BatchSize = 16, CheckpointPath = _path, Resumes = true });
        AssertSame(whole, resumed);
    }

    [Fact]
    public void The_best_epoch_comes_back_with_them()
    {
        CompiledNetwork network = Compiled.Value.Another(seed: 1);
        TrainingHistory history = Trainer.Fit(
            network.Learner(), Circle.Points(60), new() { Epochs = 300, LearningRate = 0.1f, EarlyStopping = new() { Patience = 4 } }, Circle.Points(60, seed: 2));
        Assert.Equal(TrainingEnd.StoppedEarly, history.End);
        Assert.Equal(history.Best!.ValidationLoss, Trainer.Evaluate(network.Learner(), Circle.Points(60, seed: 2)).Loss);
        Assert.NotEqual(history.Best.ValidationLoss, history.Epochs[^1].ValidationLoss);
    }

    private static CompiledNetwork Trained()
    {
        CompiledNetwork network = Compiled.Value.Another(seed: 1);
        Train(network);
        return network;
    }

    private static void Train(CompiledNetwork network)
    {
        for (int step = 0; step < 5; step++)
            network.StepOnLabels([1, 2, 3, 5, -1, 0.5f, 2, 1], [0, 1, 1, 0], 0.1f);
    }

    private static void AssertSame(CompiledNetwork one, CompiledNetwork other)
    {
        Assert.Equal(one.Parameters, other.Parameters);
        Assert.Equal(one.Buffers, other.Buffers);
    }

    private static byte[] Bytes(float[] values) => MemoryMarshal.AsBytes<float>(values).ToArray();

    /// <summary>A file: the length of its header, the header, and the tensors.</summary>
    private static byte[] SafeTensors(params (string Name, string Shape, string Type, byte[] Values)[] tensors)
    {
        int end = 0;
        string header = string.Join(",", tensors.Select(tensor =>
            FormattableString.Invariant($"\"{tensor.Name}\":{{\"dtype\":\"{tensor.Type}\",\"shape\":{tensor.Shape},\"data_offsets\":[{end},{end += tensor.Values.Length}]}}")));
        byte[] text = Encoding.UTF8.GetBytes($"{{{header}}}");
        return [.. BitConverter.GetBytes((long)text.Length), .. text, .. tensors.SelectMany(tensor => tensor.Values)];
    }
}
