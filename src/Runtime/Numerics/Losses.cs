using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

/// <summary>
/// The losses of single outputs and their targets, and the slopes: the functions behind the loss attributes, before the mean is taken.
/// All of them pass NaN on.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Losses
{
    /// <summary>target · log target, the difference between the divergence and cross-entropy; 0 at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Information<V>(V target)
        where V : struct, IVector<V> =>
        V.IfPositive(target, target * VectorMath.Log(target), V.Zero);

    /// <summary>Returns 0, or NaN if the slope is not finite. The caller already has the loss and its slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Given<V>(V given, out V slope)
        where V : struct, IVector<V>
    {
        slope = given;
        return given * V.Zero;
    }

    /// <summary>e² with e = output - target; the slope is 2 e.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SquaredError<V>(V output, V target, out V slope)
        where V : struct, IVector<V>
    {
        V error = output - target;
        slope = error + error;
        return error * error;
    }

    /// <summary>e² / 2 with e = output - target up to |e| = delta, linear beyond; the slope is e, limited to ±delta.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Huber<V>(V output, V target, V delta, out V slope)
        where V : struct, IVector<V>
    {
        V error = output - target;
        slope = V.Min(delta, V.Max(-delta, error));
        return slope * V.MultiplyAdd(slope, V.Create(-0.5f), error);
    }
}
