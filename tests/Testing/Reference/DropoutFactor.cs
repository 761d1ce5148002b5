using System.Numerics;

namespace NetGen.Testing.Reference;

/// <summary>What a dropout multiplies a value with, by Threefry-2x32 with 13 rounds as its authors define it.</summary>
public static class DropoutFactor
{
    private static readonly int[] Rotations = [13, 15, 26, 6, 17, 29, 16, 24];

    public static double Of(float rate, ulong seed, long step, int layer, int sample, int feature)
    {
        ulong key = Mix(Mix(seed, step), layer);
        double unit = (Bits(key, (uint)feature, (uint)sample) >> 8) / (double)(1 << 24);
        return unit < rate ? 0 : (float)(1 / (1 - (double)rate));
    }

    /// <summary>The first of the two words.</summary>
    public static uint Bits(ulong key, uint first, uint second)
    {
        unchecked
        {
            uint[] keys = [(uint)key, (uint)(key >> 32), 0x1BD11BDA ^ (uint)key ^ (uint)(key >> 32)];
            uint x = first + keys[0], y = second + keys[1];
            for (int round = 0; round < 13; round++)
            {
                x += y;
                y = BitOperations.RotateLeft(y, Rotations[round % 8]) ^ x;
                if (round % 4 == 3)
                {
                    int injection = round / 4 + 1;
                    x += keys[injection % 3];
                    y += keys[(injection + 1) % 3] + (uint)injection;
                }
            }

            return x;
        }
    }

    private static ulong Mix(ulong key, long number)
    {
        unchecked
        {
            ulong bits = key + 0x9E3779B97F4A7C15 * ((ulong)number + 1);
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
