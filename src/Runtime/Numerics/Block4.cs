using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>Transposes blocks of 4 x 4 floats, the parts of larger transpositions. Their speed depends on memory, not on the vector width.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Block4
{
    /// <summary>Writes the four rows at <paramref name="source"/> as columns. The strides are the distances between rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(ref float source, nint sourceStride, ref float destination, nint destinationStride)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref source);
        Vector128<float> row1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, sourceStride));
        Vector128<float> row2 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, sourceStride * 2));
        Vector128<float> row3 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, sourceStride * 3));

        Vector128<float> low01 = Interleave.Low(row0, row1);
        Vector128<float> low23 = Interleave.Low(row2, row3);
        Interleave.LowPairs(low01, low23).StoreUnsafe(ref destination);
        Interleave.HighPairs(low01, low23).StoreUnsafe(ref Unsafe.Add(ref destination, destinationStride));

        Vector128<float> high01 = Interleave.High(row0, row1);
        Vector128<float> high23 = Interleave.High(row2, row3);
        Interleave.LowPairs(high01, high23).StoreUnsafe(ref Unsafe.Add(ref destination, destinationStride * 2));
        Interleave.HighPairs(high01, high23).StoreUnsafe(ref Unsafe.Add(ref destination, destinationStride * 3));
    }
}
