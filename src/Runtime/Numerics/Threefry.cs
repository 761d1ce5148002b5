using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

/// <summary>
/// The counter-based generator Threefry-2x32 (Salmon et al. 2011) with 13 rounds, the fewest that pass the tests of TestU01's BigCrush: the
/// random bits of a position depend only on a key and the position, so that they can be drawn in any order and at any vector width.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public static class Threefry
{
    private const int Parity = 0x1BD1_1BDA;

    /// <summary>Returns 32 random bits per lane.</summary>
    /// <param name="key">Chooses one of 2^64 sequences.</param>
    /// <param name="first">The first coordinate of a position, as integer bits.</param>
    /// <param name="second">The second coordinate.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Bits<V>(ulong key, V first, V second)
        where V : struct, IVector<V>
    {
        int key0 = unchecked((int)key), key1 = unchecked((int)(key >> 32)), key2 = Parity ^ key0 ^ key1;
        V x = V.AddIntegers(first, V.CreateInteger(key0)), y = V.AddIntegers(second, V.CreateInteger(key1));
        Mix(ref x, ref y, 13);
        Mix(ref x, ref y, 15);
        Mix(ref x, ref y, 26);
        Mix(ref x, ref y, 6);
        Inject(ref x, ref y, key1, key2 + 1);
        Mix(ref x, ref y, 17);
        Mix(ref x, ref y, 29);
        Mix(ref x, ref y, 16);
        Mix(ref x, ref y, 24);
        Inject(ref x, ref y, key2, key0 + 2);
        Mix(ref x, ref y, 13);
        Mix(ref x, ref y, 15);
        Mix(ref x, ref y, 26);
        Mix(ref x, ref y, 6);
        Inject(ref x, ref y, key0, key1 + 3);
        // The 13th round, of which only the first half is wanted.
        return V.AddIntegers(x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix<V>(ref V x, ref V y, int rotation)
        where V : struct, IVector<V>
    {
        x = V.AddIntegers(x, y);
        y = V.Xor(V.RotateLeft(y, rotation), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Inject<V>(ref V x, ref V y, int keyOfX, int keyOfY)
        where V : struct, IVector<V>
    {
        x = V.AddIntegers(x, V.CreateInteger(keyOfX));
        y = V.AddIntegers(y, V.CreateInteger(keyOfY));
    }
}
