using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Checks whether gradients are finite.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FiniteGradients
{
    /// <summary>Returns whether all <paramref name="floats"/> gradients are finite. The number must be a multiple of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Are<V>(ref float gradients, nint floats)
        where V : struct, IVector<V>
    {
        // 0 times a number is 0, but for those that are not finite.
        V zero = V.Zero;
        for (nint i = 0; i < floats; i += V.Count)
            zero = V.MultiplyAdd(V.Load(ref gradients, i), V.Zero, zero);
        return V.Sum(zero) == 0;
    }
}
