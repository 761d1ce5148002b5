using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>A ring shows the last rows of every step, one behind the other.</summary>
public class StepRingTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(4, 5)]
    [InlineData(13, 4)]
    [InlineData(2, 15)]
    public void Each_step_sees_the_rows_before_it(int window, int block)
    {
        const int Capacity = 16, Columns = 3, Stride = 5;
        float[] ring = new float[2 * Capacity * Columns];
        for (int position = 0; position < 100; position += block)
        {
            float[] rows = [.. Enumerable.Range(0, block * Stride).Select(i => i % Stride < Columns ? Value(position + i / Stride, i % Stride) : float.NaN)];

            ref float first = ref StepRing.Push(ref rows[0], ref ring[0], Stride, Capacity, Columns, window, position, block);

            ReadOnlySpan<float> seen = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref first, (window - 1 + block) * Columns);
            for (int i = 0; i < seen.Length; i++)
                Assert.Equal(Value(position - (window - 1) + i / Columns, i % Columns), seen[i]);
        }
    }

    // Before the first step there are zeros.
    private static float Value(int step, int column) => step < 0 ? 0 : step * 10 + column + 1;
}
