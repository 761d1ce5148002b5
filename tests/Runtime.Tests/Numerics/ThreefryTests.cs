using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>The known answers of Random123, the authors' own implementation, for Threefry-2x32 with 13 rounds.</summary>
public class ThreefryTests
{
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0x9d1c5ec6u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xfd36d048u)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xba3e4725u)]
    public void Bits_are_the_known_answers(uint first, uint second, uint key0, uint key1, uint expected)
    {
        ulong key = ((ulong)key1 << 32) | key0;
        AssertBits<V512>();
        AssertBits<V256>();
        AssertBits<V128>();
        AssertBits<V1>();

        void AssertBits<V>()
            where V : struct, IVector<V>
        {
            float[] lanes = new float[V.Count];
            Threefry.Bits(key, V.CreateInteger((int)first), V.CreateInteger((int)second)).Store(ref lanes[0], 0);
            Assert.All(lanes, lane => Assert.Equal(expected, BitConverter.SingleToUInt32Bits(lane)));
        }
    }
}
