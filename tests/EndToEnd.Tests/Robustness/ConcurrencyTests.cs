using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Robustness;

public class ConcurrencyTests
{
    private const int Threads = 8;

    private static readonly int Turns = Budget.Of(300, 30);

    private static readonly NetworkSource Source =
        new(9, new Layer(40, Activation.Tanh), new Layer(33, Activation.Gelu), new Layer(5)) { WorkspaceSamples = 4 };

    /// <summary>Batches of every size at once are the same to the bit as one after another.</summary>
    [Fact]
    public void Many_threads_may_run_one_instance()
    {
        Batch batch = Batch.Of(Source, 30, useRows: false, seed: 1);
        CompiledNetwork alone = NetworkCompilation.Load(Source, seed: 1);
        Batch[] batches = [.. Enumerable.Range(1, batch.Samples).Select(samples => batch.Slice(0, samples))];
        float[][] outputs = [.. batches.Select(some => Run(alone, alone.Forward, some))];
        float[][] predictions = [.. batches.Select(some => Run(alone, alone.Predict, some))];
        float[] losses = [.. batches.Select(some => alone.Loss(some.Inputs, some.Targets))];
        int[] classes = [.. Enumerable.Range(0, batch.Samples).Select(sample => alone.Classify(batch.Slice(sample, 1).Inputs))];

        // Another instance, so that the first calls, which allocate, are made at once too.
        CompiledNetwork shared = alone.Another(seed: 1);
        RunOnManyThreads((thread, turn) =>
        {
            int i = (thread * 7 + turn) % batches.Length;
            Assert.Equal(outputs[i], Run(shared, shared.Forward, batches[i]));
            Assert.Equal(predictions[i], Run(shared, shared.Predict, batches[i]));
            Assert.Equal(losses[i], shared.Loss(batches[i].Inputs, batches[i].Targets));
            Assert.Equal(classes[i], shared.Classify(batch.Slice(i, 1).Inputs));
        });
    }

    [Fact]
    public void Many_threads_may_each_train_an_instance()
    {
        Batch batch = Batch.Of(Source, 11, useRows: false, seed: 1);
        CompiledNetwork[] networks = [.. Enumerable.Range(0, Threads).Select(_ => NetworkCompilation.Load(Source, seed: 1))];
        CompiledNetwork alone = networks[0].Another(seed: 1);
        for (int turn = 0; turn < Turns; turn++)
            alone.TrainStep(batch.Inputs, batch.Targets, 0.01f);

        RunOnManyThreads((thread, _) => networks[thread].TrainStep(batch.Inputs, batch.Targets, 0.01f));
        Assert.All(networks, network => Assert.Equal(alone.Parameters, network.Parameters));
    }

    /// <summary>Networks of different sizes take turns on one thread without treading on each other's workspace.</summary>
    [Fact]
    public void Several_networks_take_turns_on_one_thread()
    {
        NetworkSource[] sources =
        [
            Source,
            new NetworkSource(2, new Layer(4, Activation.Relu), new Layer(2)),
            new NetworkSource(20, new Layer(65, Activation.Silu), new Layer(3)) { Optimizer = new Sgd(0.9f) },
        ];
        Batch[] batches = [.. sources.Select(source => Batch.Of(source, 13, useRows: false, seed: 1))];
        CompiledNetwork[] alone = [.. sources.Select(source => NetworkCompilation.Load(source, seed: 1))];
        CompiledNetwork[] inTurns = [.. alone.Select(network => network.Another(seed: 1))];

        for (int i = 0; i < sources.Length; i++)
        {
            for (int turn = 0; turn < 10; turn++)
                alone[i].TrainStep(batches[i].Inputs, batches[i].Targets, 0.01f);
        }

        for (int turn = 0; turn < 10; turn++)
        {
            for (int i = 0; i < sources.Length; i++)
                inTurns[i].TrainStep(batches[i].Inputs, batches[i].Targets, 0.01f);
        }

        for (int i = 0; i < sources.Length; i++)
            Assert.Equal(alone[i].Parameters, inTurns[i].Parameters);
    }

    private static float[] Run(CompiledNetwork network, MapsRows method, Batch batch)
    {
        float[] outputs = new float[batch.Samples * network.OutputSize];
        method(batch.Inputs, outputs);
        return outputs;
    }

    private static void RunOnManyThreads(Action<int, int> check)
    {
        using var start = new Barrier(Threads);
        Exception? failure = null;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                for (int turn = 0; turn < Turns; turn++)
                    check(index, turn);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }))];

        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.Null(failure);
    }
}
