using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Some steps of a head, feature by feature: a row for each feature, and the steps in the lanes.</summary>
internal static class HeadPanel
{
    private const int Block = 4;

    /// <summary>Packs a panel; lanes without a step are 0.</summary>
    /// <param name="head">The head of the first step.</param>
    /// <param name="stride">The number of floats from one step to the next.</param>
    /// <param name="steps">How many steps there are, at most two vectors.</param>
    /// <param name="size">The number of features of the head.</param>
    /// <param name="scale">What they are multiplied by.</param>
    /// <param name="panel">Receives the panel, rows of two vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack<V>(ref float head, nint stride, nint steps, nint size, float scale, ref float panel)
        where V : struct, IVector<V>
    {
        nint lanes = 2 * V.Count;
        if (steps < lanes)
        {
            for (nint i = 0; i < size * lanes; i += V.Count)
                V.Zero.Store(ref panel, i);
        }

        Transpose(ref head, stride, steps, size, ref panel, lanes);
        Scale<V>(ref panel, size, scale);
    }

    /// <summary>Multiplies a panel by a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale<V>(ref float panel, nint size, float scale)
        where V : struct, IVector<V>
    {
        V factor = V.Create(scale);
        for (nint i = 0; i < size * 2 * V.Count; i += V.Count)
            (V.Load(ref panel, i) * factor).Store(ref panel, i);
    }

    /// <summary>The steps of a panel, each where it belongs.</summary>
    /// <param name="panel">The panel, rows of two vectors.</param>
    /// <param name="size">The number of features of the head.</param>
    /// <param name="head">Receives the head of the first step.</param>
    /// <param name="stride">The number of floats from one step to the next.</param>
    /// <param name="steps">How many steps there are.</param>
    public static void Unpack<V>(ref float panel, nint size, ref float head, nint stride, nint steps)
        where V : struct, IVector<V> => Transpose(ref panel, 2 * V.Count, size, steps, ref head, stride);

    /// <summary>Makes rows columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(ref float source, nint sourceStride, nint rows, nint columns, ref float target, nint targetStride)
    {
        nint row = 0;
        for (; row <= rows - Block; row += Block)
        {
            ref float from = ref Unsafe.Add(ref source, row * sourceStride);
            ref float to = ref Unsafe.Add(ref target, row);
            nint column = 0;
            for (; column <= columns - Block; column += Block)
                Block4.Transpose(ref Unsafe.Add(ref from, column), sourceStride, ref Unsafe.Add(ref to, column * targetStride), targetStride);
            for (; column < columns; column++)
            {
                for (nint i = 0; i < Block; i++)
                    Unsafe.Add(ref to, column * targetStride + i) = Unsafe.Add(ref from, i * sourceStride + column);
            }
        }

        for (; row < rows; row++)
        {
            for (nint column = 0; column < columns; column++)
                Unsafe.Add(ref target, column * targetStride + row) = Unsafe.Add(ref source, row * sourceStride + column);
        }
    }
}
