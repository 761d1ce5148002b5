using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

public sealed class Block4Tests
{
    [Fact]
    public void Transpose_swaps_rows_and_columns()
    {
        float[] source = [.. Enumerable.Range(0, 64).Select(i => (float)i)];
        float[] target = new float[64];
        Block4.Transpose(ref source[1], 7, ref target[2], 5);
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                Assert.Equal(source[1 + row * 7 + column], target[2 + column * 5 + row]);
            }
        }

        Assert.Equal(16, target.Count(x => x != 0));
    }
}
