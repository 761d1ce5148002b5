using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Adds a member's share of rows to others of the same length.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowAddition
{
    /// <summary>sum += part.</summary>
    /// <param name="part">The first row.</param>
    /// <param name="sum">The first row to add to.</param>
    /// <param name="stride">The number of floats from one row to the next, a multiple of 16.</param>
    /// <param name="share">The member's share of the samples, each one row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float part, ref float sum, nint stride, Share share)
        where V : struct, IVector<V>
    {
        nint end = (share.FirstSample + share.OwnSamples) * stride;
        for (nint i = share.FirstSample * stride; i < end; i += V.Count)
            (V.Load(ref sum, i) + V.Load(ref part, i)).Store(ref sum, i);
    }
}
