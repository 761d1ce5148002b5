using System.Numerics;

namespace NetGen;

/// <summary>Finds numbers that are infinite or NaN, as fast as memory is read.</summary>
internal static class FiniteNumbers
{
    /// <summary>The index of the first number that is not finite; -1 when all are.</summary>
    public static int IndexOfOther(ReadOnlySpan<float> values)
    {
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            // The difference is 0 for finite numbers, and NaN for others.
            var vector = new Vector<float>(values[i..]);
            if (!Vector.EqualsAll(vector - vector, Vector<float>.Zero))
                break;
        }

        for (; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
                return i;
        }

        return -1;
    }
}
