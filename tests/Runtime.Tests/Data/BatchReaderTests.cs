using CsCheck;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class BatchReaderTests
{
    [Fact]
    public void Every_sample_comes_once_in_the_order_asked_for() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[1, 20], Gen.Int[0, 4], Gen.Int).Sample((count, batchSize, readAhead, seed) =>
        {
            int[] order = [.. Enumerable.Range(0, count)];
            new Random(seed).Shuffle(order);
            using var reader = new BatchReader<int>(new Slow(count), batchSize, readAhead);
            for (int pass = 0; pass < 3; pass++)
            {
                reader.Begin(order);
                Assert.Equal(order, ReadAll(reader, batchSize));
                reader.Begin();
                Assert.Equal(Enumerable.Range(0, count), ReadAll(reader, batchSize));
                // One that is not read to its end.
                reader.Begin(order);
                reader.TryRead(out _);
            }
        });

    [Fact]
    public void A_pass_may_have_fewer_samples_than_there_are()
    {
        using var reader = new BatchReader<int>(new Slow(10), batchSize: 4, readAhead: 2);
        reader.Begin([9, 3, 3, 0, 1]);
        Assert.Equal([9, 3, 3, 0, 1], ReadAll(reader, 4));
        Assert.Throws<ArgumentException>(() => reader.Begin(new int[11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Begin([10]));
    }

    [Fact]
    public void What_is_not_in_memory_is_read_by_another_thread()
    {
        var slow = new Slow(10);
        using (var reader = new BatchReader<int>(slow, batchSize: 2))
        {
            reader.Begin();
            ReadAll(reader, 2);
        }

        Assert.DoesNotContain(Environment.CurrentManagedThreadId, slow.Threads);

        slow = new Slow(10);
        using (var reader = new BatchReader<int>(slow, batchSize: 2, readAhead: 0))
        {
            reader.Begin();
            ReadAll(reader, 2);
        }

        Assert.Equal([Environment.CurrentManagedThreadId], slow.Threads.Distinct());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_failure_reaches_whoever_reads(int readAhead)
    {
        var slow = new Slow(10) { FailsAt = 5 };
        using var reader = new BatchReader<int>(slow, batchSize: 2, readAhead);
        reader.Begin();
        Assert.True(reader.TryRead(out _));
        Assert.True(reader.TryRead(out _));
        for (int call = 0; call < 3; call++)
            Assert.Equal("Sample 5 cannot be read.", Assert.Throws<IOException>(() => reader.TryRead(out _)).Message);

        slow.FailsAt = -1;
        reader.Begin();
        Assert.Equal(10, ReadAll(reader, 2).Count);
    }

    [Fact]
    public void A_wait_that_is_cancelled_loses_no_batch()
    {
        using var goesOn = new ManualResetEventSlim();
        using var reader = new BatchReader<int>(new Slow(10) { Begins = goesOn }, batchSize: 2);
        using var source = new CancellationTokenSource(millisecondsDelay: 20);
        reader.Begin();
        Assert.ThrowsAny<OperationCanceledException>(() => reader.TryRead(out _, source.Token));
        goesOn.Set();
        Assert.Equal(Enumerable.Range(0, 10), ReadAll(reader, 2));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchReader<int>(new Slow(1), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchReader<int>(new Slow(1), 1, -1));
    }

    private static List<int> ReadAll(BatchReader<int> reader, int batchSize)
    {
        var labels = new List<int>();
        bool isOver = false;
        while (reader.TryRead(out Batch<int> batch))
        {
            Assert.False(isOver);
            isOver = batch.Count < batchSize;
            Assert.Equal(batch.Count, batch.Targets.Length);
            for (int n = 0; n < batch.Count; n++)
                Assert.Equal([batch.Targets[n], -batch.Targets[n]], batch.Inputs.Slice(2 * n, 2));
            labels.AddRange(batch.Targets);
        }

        return labels;
    }

    /// <summary>A dataset that does not lie in memory, each sample of which is its own number.</summary>
    private sealed class Slow(int count) : Dataset<int>(count, inputSize: 2, targetSize: 1)
    {
        private readonly List<int> _threads = [];

        public int FailsAt { get; set; } = -1;

        public ManualResetEventSlim? Begins { get; init; }

        public IEnumerable<int> Threads => _threads;

        protected override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<int> targets)
        {
            Begins?.Wait();
            _threads.Add(Environment.CurrentManagedThreadId);
            for (int i = 0; i < samples.Length; i++)
            {
                if (samples[i] == FailsAt)
                    throw new IOException($"Sample {samples[i]} cannot be read.");
                (inputs[2 * i], inputs[2 * i + 1], targets[i]) = (samples[i], -samples[i], samples[i]);
            }
        }
    }
}
