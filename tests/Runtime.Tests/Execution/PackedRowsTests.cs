using CsCheck;
using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

public class PackedRowsTests
{
    [Fact]
    public void The_largest_is_the_first_of_the_largest_numbers() =>
        Gen.OneOf(Gen.Const(float.NaN), Gen.Int[-3, 3].Select(value => (float)value), Gen.Const(float.NegativeInfinity))
            .Array[1, 20].Sample(values =>
            {
                float[] numbers = [.. values.Where(value => !float.IsNaN(value))];
                int expected = numbers.Length == 0 ? 0 : Array.IndexOf(values, numbers.Max());
                Assert.Equal(expected, PackedRows.IndexOfLargest(ref values[0], values.Length));
            });
}
