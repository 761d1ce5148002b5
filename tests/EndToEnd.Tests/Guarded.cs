using NetGen.Testing;

namespace NetGen.EndToEnd.Tests;

/// <summary>
/// Spans with guards around them, at odd offsets. Generated code addresses memory without bounds checks, so the tests watch the
/// bounds: what it reads beyond a span is NaN and shows in the result, what it writes beyond one is noticed here.
/// </summary>
public static class Guarded
{
    private const int Guard = 67;
    private const int Sentinel = 0x7FC0_BEEF; // a NaN of our own

    /// <summary>A buffer with room for <paramref name="length"/> floats between guards.</summary>
    public static float[] Buffer(int length)
    {
        float[] buffer = new float[length + 2 * Guard];
        Array.Fill(buffer, BitConverter.Int32BitsToSingle(Sentinel));
        return buffer;
    }

    /// <summary>The part of a buffer between its guards.</summary>
    public static Span<float> Inside(float[] buffer) => buffer.AsSpan(Guard..^Guard);

    /// <summary>The values, between guards.</summary>
    public static Span<float> Copy(ReadOnlySpan<float> values)
    {
        Span<float> copy = Inside(Buffer(values.Length));
        values.CopyTo(copy);
        return copy;
    }

    /// <summary>The targets, between guards: labels that are no class, rows that are not numbers.</summary>
    public static Targets Copy(Targets targets)
    {
        switch (targets)
        {
            case ClassLabels labels:
                int[] buffer = new int[labels.Labels.Length + 2 * Guard];
                Array.Fill(buffer, int.MaxValue);
                labels.Labels.CopyTo(buffer.AsMemory(Guard));
                return new ClassLabels(buffer.AsMemory(Guard..^Guard));

            case TargetRows rows:
                float[] values = Buffer(rows.Values.Length);
                rows.Values.Span.CopyTo(Inside(values));
                return new TargetRows(values.AsMemory(Guard..^Guard), rows.Columns);

            default:
                throw new ArgumentOutOfRangeException(nameof(targets));
        }
    }

    /// <summary>What was written between the guards; fails if one of them was touched.</summary>
    public static float[] Check(float[] buffer)
    {
        for (int i = 0; i < Guard; i++)
        {
            Assert.True(BitConverter.SingleToInt32Bits(buffer[i]) == Sentinel, $"Wrote {Guard - i} floats before a span.");
            Assert.True(BitConverter.SingleToInt32Bits(buffer[^(i + 1)]) == Sentinel, $"Wrote {Guard - i} floats after a span.");
        }

        return Inside(buffer).ToArray();
    }
}
