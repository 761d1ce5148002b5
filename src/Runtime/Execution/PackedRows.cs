using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>Converts rows between the workspace, where they are padded, and the caller's memory, where they are not.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PackedRows
{
    // Columns from which on a call that copies a block is worth it.
    private const int LongRow = 8;

    /// <summary>Returns the index of the largest value of a row.</summary>
    internal static int IndexOfLargest(ReadOnlySpan<float> values) => IndexOfLargest(ref MemoryMarshal.GetReference(values), values.Length);

    /// <summary>Copies the first <paramref name="columns"/> floats of each row, for a member's share of the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyFrom(ref float padded, int stride, Span<float> packed, int columns, Share share) =>
        CopyFrom(ref padded, stride, packed, columns, share, rows: 1);

    /// <summary>Does the same if each sample has several rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyFrom(ref float padded, int stride, Span<float> packed, int columns, Share share, int rows)
    {
        int first = (int)share.FirstSample * rows;
        CopyFrom(ref Unsafe.Add(ref padded, first * stride), stride, packed.Slice(first * columns, share.OwnSamples * rows * columns), columns);
    }

    /// <summary>
    /// Computes the class of each row: the index of its largest value. If a row has only one value, its class is 1 if the value is above 0, otherwise 0.
    /// </summary>
    public static void Classify(ref float values, int stride, int columns, Span<int> classes)
    {
        for (int row = 0; row < classes.Length; row++)
        {
            ref float first = ref Unsafe.Add(ref values, row * stride);
            classes[row] = columns > 1 ? IndexOfLargest(ref first, columns) : first > 0 ? 1 : 0;
        }
    }

    private static void CopyFrom(ref float padded, int stride, Span<float> packed, int columns)
    {
        if (stride == columns)
        {
            MemoryMarshal.CreateReadOnlySpan(ref padded, packed.Length).CopyTo(packed);
            return;
        }

        if (columns < LongRow)
        {
            ref float target = ref MemoryMarshal.GetReference(packed);
            for (nint offset = 0, row = 0; offset < packed.Length; offset += columns, row += stride)
            {
                for (nint column = 0; column < columns; column++)
                    Unsafe.Add(ref target, offset + column) = Unsafe.Add(ref padded, row + column);
            }

            return;
        }

        for (int offset = 0, row = 0; offset < packed.Length; offset += columns, row += stride)
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref padded, row), columns).CopyTo(packed.Slice(offset, columns));
    }

    /// <summary>Returns the index of the largest value, or the first of several equal ones. NaN is below every number.</summary>
    public static int IndexOfLargest(ref float values, int count)
    {
        int largest = 0;
        for (int i = 1; i < count; i++)
        {
            // Written so that a number is also taken after NaN; the second comparison is rarely made.
            float value = Unsafe.Add(ref values, i);
            if (!(value <= Unsafe.Add(ref values, largest)) && !float.IsNaN(value))
                largest = i;
        }

        return largest;
    }
}
