using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Robustness;

public class ConcurrencyTests
{
    private const int Threads = 8;

    private static readonly NetworkSource Source =
        new(9, new Layer(40, Activation.Tanh), new Layer(33, Activation.Gelu), new Layer(5)) { WorkspaceSamples = 4 };

    /// <summary>Batches of every size at once are the same to the bit as one after another.</summary>
    [Fact]
    public void Many_threads_may_run_one_instance_forward()
    {
        Batch batch = Batch.Of(Source, 30, useRows: false, seed: 1);
        CompiledNetwork alone = NetworkCompilation.Load(Source, seed: 1);
        float[][] outputs = [.. Enumerable.Range(0, batch.Samples + 1).Select(samples => Run(alone, alone.Forward, batch, samples))];
        float[][] predictions = [.. Enumerable.Range(0, batch.Samples + 1).Select(samples => Run(alone, alone.Predict, batch, samples))];

        // Another instance, so that the first calls, which allocate, are made at once too.
        CompiledNetwork shared = alone.Another(seed: 1);
        RunOnManyThreads(turn =>
        {
            int samples = turn % batch.Samples + 1;
            Assert.Equal(outputs[samples], Run(shared, shared.Forward, batch, samples));
            Assert.Equal(predictions[samples], Run(shared, shared.Predict, batch, samples));
        });
    }

    private static float[] Run(CompiledNetwork network, MapsRows method, Batch batch, int samples)
    {
        float[] outputs = new float[samples * network.OutputSize];
        method(batch.Inputs.AsSpan(0, samples * network.InputSize), outputs);
        return outputs;
    }

    private static void RunOnManyThreads(Action<int> check)
    {
        using var start = new Barrier(Threads);
        Exception? failure = null;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                for (int turn = 0; turn < Budget.Of(400, 40); turn++)
                    check(index * 7 + turn);
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
