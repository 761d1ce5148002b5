using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

public class AlignedBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(100_000)]
    public void All_floats_are_there_and_0(int length)
    {
        var buffer = new AlignedBuffer(length);

        Assert.Equal(length, buffer.Length);
        Assert.Equal(length, buffer.Span.Length);
        Assert.All(buffer.Span.ToArray(), value => Assert.Equal(0, value));
        if (length == 0)
            return;
        buffer.First = 3;
        Assert.Equal(3, buffer.Span[0]);
    }

    /// <summary>A fixed address costs the garbage collector, which collects all there is while many of them are made.</summary>
    [Fact]
    public void Many_small_ones_cost_few_full_collections()
    {
        int before = GC.CollectionCount(2);
        for (int i = 0; i < 200_000; i++)
            GC.KeepAlive(new AlignedBuffer(256));

        Assert.InRange(GC.CollectionCount(2) - before, 0, 10);
    }
}
