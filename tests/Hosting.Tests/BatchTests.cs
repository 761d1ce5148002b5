using System.Collections.Concurrent;

namespace NetGen.Hosting.Tests;

public sealed class BatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<int> _batches = new();
    private readonly SemaphoreSlim _began = new(0), _goesOn = new(0);

    public void Dispose()
    {
        _began.Dispose();
        _goesOn.Dispose();
    }

    [Fact]
    public async Task Requests_that_arrive_while_a_batch_is_predicted_are_the_next_batch()
    {
        await using Application application = await Start(maxBatchSize: 3, maxWaiting: 10);
        Task<ServedPrediction<ScaleNetwork>> first = application.Server.PredictAsync(new float[] { 1, 0 });
        Assert.True(await _began.WaitAsync(Patience));
        Task<ServedPrediction<ScaleNetwork>>[] others = [.. Enumerable.Range(2, 4).Select(i => application.Server.PredictAsync(new float[] { i, -i }))];
        _goesOn.Release(10);

        ServedPrediction<ScaleNetwork> alone = await first;
        Assert.Equal([3, 0], alone.Predictions.ToArray());
        ServedPrediction<ScaleNetwork>[] predictions = await Task.WhenAll(others);
        for (int i = 0; i < predictions.Length; i++)
            Assert.Equal([3 * (i + 2), -3 * (i + 2)], predictions[i].Predictions.ToArray());
        Assert.Equal([1, 3, 1], _batches);
    }

    [Fact]
    public async Task A_batch_has_one_version()
    {
        await using Application application = await Start(maxBatchSize: 4, maxWaiting: 10);
        Task<ServedPrediction<ScaleNetwork>> first = application.Server.PredictAsync(new float[] { 1, 1 });
        Assert.True(await _began.WaitAsync(Patience));
        Task<ServedPrediction<ScaleNetwork>> next = application.Server.PredictAsync(new float[] { 1, 1 });
        Assert.True(application.Replace(scale: 5));
        _goesOn.Release(10);

        Assert.Equal((1, 3), ((await first).Version.Number, (await first).Predictions.Span[0]));
        Assert.Equal((2, 5), ((await next).Version.Number, (await next).Predictions.Span[0]));
    }

    [Fact]
    public async Task Cancelling_a_request_leaves_the_others()
    {
        await using Application application = await Start(maxBatchSize: 4, maxWaiting: 1);
        using var cancellation = new CancellationTokenSource();
        Task<ServedPrediction<ScaleNetwork>> first = application.Server.PredictAsync(new float[] { 1, 1 });
        Assert.True(await _began.WaitAsync(Patience));
        // One waits for its batch, one for a place in the queue, and one comes too late.
        Task<ServedPrediction<ScaleNetwork>> waiting = application.Server.PredictAsync(new float[] { 2, 2 }, cancellation.Token);
        Task<ServedPrediction<ScaleNetwork>> outside = application.Server.PredictAsync(new float[] { 3, 3 }, cancellation.Token);
        await cancellation.CancelAsync();
        Task<ServedPrediction<ScaleNetwork>> late = application.Server.PredictAsync(new float[] { 4, 4 }, cancellation.Token);
        Task<ServedPrediction<ScaleNetwork>> other = application.Server.PredictAsync(new float[] { 5, 5 });
        _goesOn.Release(10);

        foreach (Task<ServedPrediction<ScaleNetwork>> cancelled in new[] { waiting, outside, late })
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(3, (await first).Predictions.Span[0]);
        Assert.Equal(15, (await other).Predictions.Span[0]);
    }

    [Fact]
    public async Task What_the_network_throws_reaches_all_callers_and_the_next_batch_is_predicted()
    {
        int batches = 0;
        await using Application application = await Application.Start(scale: 3, options => (options.MaxBatchSize, options.Create) = (4, () => new ScaleNetwork
        {
            Predicting = _ =>
            {
                if (Interlocked.Increment(ref batches) == 1)
                    throw new NotSupportedException("!");
            },
        }));
        Assert.Equal("!", (await Assert.ThrowsAsync<NotSupportedException>(() => application.Server.PredictAsync(new float[2]))).Message);
        Assert.Equal(3, (await application.Server.PredictAsync(new float[] { 1, 1 })).Predictions.Span[0]);
    }

    [Fact]
    public async Task Those_that_wait_are_predicted_before_the_server_ends()
    {
        await using Application application = await Start(maxBatchSize: 4, maxWaiting: 10);
        Task<ServedPrediction<ScaleNetwork>> first = application.Server.PredictAsync(new float[] { 1, 1 });
        Assert.True(await _began.WaitAsync(Patience));
        Task<ServedPrediction<ScaleNetwork>> waiting = application.Server.PredictAsync(new float[] { 2, 2 });
        application.Server.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => application.Server.PredictAsync(new float[2]));
        _goesOn.Release(10);

        Assert.Equal(3, (await first).Predictions.Span[0]);
        Assert.Equal(6, (await waiting).Predictions.Span[0]);
    }

    [Fact]
    public async Task Many_callers_receive_their_own_predictions()
    {
        await using Application application = await Application.Start(scale: 3, options => (options.MaxBatchSize, options.MaxWaiting) = (8, 4));
        await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            float[] input = new float[2];
            for (int i = 0; i < 500; i++)
            {
                (input[0], input[1]) = (caller, i);
                Task<ServedPrediction<ScaleNetwork>> prediction = application.Server.PredictAsync(input);
                // The input was copied.
                input.AsSpan().Clear();
                float[] predictions = (await prediction).Predictions.ToArray();
                Assert.Equal([3f * caller, 3f * i], predictions);
            }
        })));
    }

    /// <summary>Each batch says that it began, and waits until it may go on.</summary>
    private Task<Application> Start(int maxBatchSize, int maxWaiting) => Application.Start(scale: 3, options =>
        (options.MaxBatchSize, options.MaxWaiting, options.Create) = (maxBatchSize, maxWaiting, () => new ScaleNetwork
        {
            Predicting = samples =>
            {
                _batches.Enqueue(samples);
                _began.Release();
                _goesOn.Wait(Patience);
            },
        }));
}
