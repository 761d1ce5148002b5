using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>Results may go to exactly where the inputs are, and nowhere else that inputs are.</summary>
public class InPlaceTests
{
    [Fact]
    public void Inputs_apart_from_the_outputs_are_not_copied()
    {
        float[] memory = [1, 2, 3, 4];
        ReadOnlySpan<float> inputs = memory.AsSpan(0, 2);

        Assert.True(inputs == InPlace.Apart(inputs, memory.AsSpan(2), "outputs"));
        Assert.True(InPlace.Apart(inputs[..0], memory, "outputs").IsEmpty);
    }

    [Fact]
    public void Inputs_that_are_the_outputs_are_kept_elsewhere()
    {
        float[] memory = [1, 2, 3, 4];

        ReadOnlySpan<float> inputs = InPlace.Apart(memory, memory, "outputs");
        memory.AsSpan().Clear();

        Assert.Equal([1, 2, 3, 4], inputs);
    }

    [Theory]
    [InlineData(1, 4, "The 4 'inputs' and the 4 'outputs' partly overlap: 'outputs' begins 4 bytes before 'inputs'. ")]
    [InlineData(3, 4, "The 4 'inputs' and the 4 'outputs' partly overlap: 'outputs' begins 4 bytes after 'inputs'. ")]
    [InlineData(2, 2, "The 4 'inputs' and the 2 'outputs' partly overlap: 'outputs' begins 0 bytes after 'inputs'. ")]
    public void Inputs_that_partly_overlap_the_outputs_are_refused(int first, int length, string message)
    {
        float[] memory = new float[8];

        var error = Assert.Throws<ArgumentException>(() => InPlace.Apart(memory.AsSpan(2, 4), memory.AsSpan(first, length), "outputs"));

        Assert.Equal("outputs", error.ParamName);
        Assert.StartsWith(message + "Pass the same span for both, or two that have no memory in common.", error.Message, StringComparison.Ordinal);
    }
}
