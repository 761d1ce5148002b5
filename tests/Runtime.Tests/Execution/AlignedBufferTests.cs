using System.Reflection;
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
    public void Small_ones_are_as_young_as_they_are()
    {
        // A collection in between may make one older.
        Assert.Contains(Enumerable.Range(0, 100).Select(_ => GenerationOf(new AlignedBuffer(256))), generation => generation == 0);
        Assert.All(Enumerable.Range(0, 10).Select(_ => GenerationOf(new AlignedBuffer(257))), generation => Assert.Equal(GC.MaxGeneration, generation));
    }

    private static int GenerationOf(AlignedBuffer buffer)
    {
        FieldInfo memory = typeof(AlignedBuffer).GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Single(field => field.FieldType == typeof(float[]));
        return GC.GetGeneration(memory.GetValue(buffer)!);
    }
}
