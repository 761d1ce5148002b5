using Xunit;

namespace NetGen.Runtime.Tests.Data;

/// <summary>Passes over as many samples as there can be.</summary>
public class LargePassTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_pass_reads_every_sample_once(int readAhead)
    {
        var samples = new Numbers(int.MaxValue, inputSize: 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = new BatchReader<int>(samples, 1_000_000, readAhead);
        reader.Begin();
        long count = 0;
        int batches = 0;
        while (reader.TryRead(out Batch<int> batch))
        {
            count += batch.Count;
            batches++;
        }

        Assert.Equal((int.MaxValue, 2148), (count, batches));
        Assert.Equal((long)int.MaxValue * (int.MaxValue - 1L) / 2, samples.Sum);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Fact]
    public void A_batch_that_no_array_holds_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => new BatchReader<int>(new Numbers(2_000_000_000, inputSize: 3), 1_000_000_000));

        Assert.StartsWith(
            "A batch of 1000000000 samples with 3 features each exceeds the maximum length of an array, 2147483591.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Samples whose features are not read.</summary>
    private sealed class Numbers(int count, int inputSize) : Dataset<int>(count, inputSize, 1)
    {
        /// <summary>The sum of the indices of all samples that were read.</summary>
        public long Sum { get; private set; }

        protected override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<int> targets)
        {
            long sum = 0;
            foreach (int sample in samples)
                sum += sample;
            Sum += sum;
        }
    }
}
