using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// What a rectangle of windows adds to one vector of channels of a depthwise weight's gradient: for each tap, the sum of the pixels under it,
/// each times the gradient of its window. A square of nine taps is in registers at a time, or three along a
/// line, or one.
/// </summary>
internal static class DepthwiseGradientTile
{
    private const int Side = 3;

    /// <param name="image">The pixel under the first tap of the first window.</param>
    /// <param name="gradient">The gradient of the first window.</param>
    /// <param name="sums">What it is added to, of the first tap.</param>
    /// <param name="tapFloats">The number of floats from one tap of the weight to the next.</param>
    /// <param name="rectangle">The rectangle.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Add<V>(ref float image, ref float gradient, ref float sums, nint tapFloats, in TapRectangle rectangle)
        where V : struct, IVector<V>
    {
        nint down = rectangle.Lines.Tap * tapFloats, along = rectangle.Line.Tap * tapFloats;
        for (nint line = 0; line < rectangle.Lines.Taps;)
        {
            nint height = line + Side <= rectangle.Lines.Taps ? Side : 1;
            for (nint tap = 0; tap < rectangle.Line.Taps;)
            {
                nint width = tap + Side <= rectangle.Line.Taps ? Side : 1;
                ref float pixel = ref Unsafe.Add(ref image, line * rectangle.Lines.TapSource + tap * rectangle.Line.TapSource);
                ref float sum = ref Unsafe.Add(ref sums, line * down + tap * along);
                if (height * width == Side * Side)
                {
                    Square<V>(ref pixel, ref gradient, ref sum, tapFloats, rectangle);
                }
                else
                {
                    for (nint row = 0; row < height; row++)
                    {
                        if (width == Side)
                            Three<V>(ref pixel, ref gradient, ref sum, along, rectangle);
                        else
                            One<V>(ref pixel, ref gradient, ref sum, rectangle);
                        pixel = ref Unsafe.Add(ref pixel, rectangle.Lines.TapSource);
                        sum = ref Unsafe.Add(ref sum, down);
                    }
                }

                tap += width;
            }

            line += height;
        }
    }

    /// <summary>Three taps along a line, of two windows at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Three<V>(ref float image, ref float gradient, ref float sums, nint along, in TapRectangle rectangle)
        where V : struct, IVector<V>
    {
        V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, other0 = V.Zero, other1 = V.Zero, other2 = V.Zero;
        nint across = rectangle.Line.TapSource, step = rectangle.Line.Source, gradientStep = rectangle.Line.Result;
        for (nint line = 0; line < rectangle.Lines.Count; line++)
        {
            ref float pixel = ref Unsafe.Add(ref image, line * rectangle.Lines.Source);
            ref float window = ref Unsafe.Add(ref gradient, line * rectangle.Lines.Result);
            nint rest = rectangle.Line.Count;
            for (; rest >= 2; rest -= 2)
            {
                ref float next = ref Unsafe.Add(ref pixel, step);
                V factor = V.Load(ref window, 0), nextFactor = V.Load(ref window, gradientStep);
                sum0 = V.MultiplyAdd(V.Load(ref pixel, 0), factor, sum0);
                sum1 = V.MultiplyAdd(V.Load(ref pixel, across), factor, sum1);
                sum2 = V.MultiplyAdd(V.Load(ref pixel, 2 * across), factor, sum2);
                other0 = V.MultiplyAdd(V.Load(ref next, 0), nextFactor, other0);
                other1 = V.MultiplyAdd(V.Load(ref next, across), nextFactor, other1);
                other2 = V.MultiplyAdd(V.Load(ref next, 2 * across), nextFactor, other2);
                pixel = ref Unsafe.Add(ref next, step);
                window = ref Unsafe.Add(ref window, 2 * gradientStep);
            }

            if (rest > 0)
            {
                V factor = V.Load(ref window, 0);
                sum0 = V.MultiplyAdd(V.Load(ref pixel, 0), factor, sum0);
                sum1 = V.MultiplyAdd(V.Load(ref pixel, across), factor, sum1);
                sum2 = V.MultiplyAdd(V.Load(ref pixel, 2 * across), factor, sum2);
            }
        }

        AddTo(ref sums, 0, sum0 + other0);
        AddTo(ref sums, along, sum1 + other1);
        AddTo(ref sums, 2 * along, sum2 + other2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square<V>(ref float image, ref float gradient, ref float sums, nint tapFloats, in TapRectangle rectangle)
        where V : struct, IVector<V>
    {
        V sum00 = V.Zero, sum01 = V.Zero, sum02 = V.Zero, sum10 = V.Zero, sum11 = V.Zero, sum12 = V.Zero, sum20 = V.Zero, sum21 = V.Zero, sum22 = V.Zero;
        nint across = rectangle.Line.TapSource, step = rectangle.Line.Source, gradientStep = rectangle.Line.Result;
        for (nint line = 0; line < rectangle.Lines.Count; line++)
        {
            ref float row0 = ref Unsafe.Add(ref image, line * rectangle.Lines.Source);
            ref float row1 = ref Unsafe.Add(ref row0, rectangle.Lines.TapSource);
            ref float row2 = ref Unsafe.Add(ref row1, rectangle.Lines.TapSource);
            ref float window = ref Unsafe.Add(ref gradient, line * rectangle.Lines.Result);
            for (nint rest = rectangle.Line.Count; rest > 0; rest--)
            {
                V factor = V.Load(ref window, 0);
                sum00 = V.MultiplyAdd(V.Load(ref row0, 0), factor, sum00);
                sum01 = V.MultiplyAdd(V.Load(ref row0, across), factor, sum01);
                sum02 = V.MultiplyAdd(V.Load(ref row0, 2 * across), factor, sum02);
                sum10 = V.MultiplyAdd(V.Load(ref row1, 0), factor, sum10);
                sum11 = V.MultiplyAdd(V.Load(ref row1, across), factor, sum11);
                sum12 = V.MultiplyAdd(V.Load(ref row1, 2 * across), factor, sum12);
                sum20 = V.MultiplyAdd(V.Load(ref row2, 0), factor, sum20);
                sum21 = V.MultiplyAdd(V.Load(ref row2, across), factor, sum21);
                sum22 = V.MultiplyAdd(V.Load(ref row2, 2 * across), factor, sum22);
                row0 = ref Unsafe.Add(ref row0, step);
                row1 = ref Unsafe.Add(ref row1, step);
                row2 = ref Unsafe.Add(ref row2, step);
                window = ref Unsafe.Add(ref window, gradientStep);
            }
        }

        nint down = rectangle.Lines.Tap * tapFloats, along = rectangle.Line.Tap * tapFloats;
        AddTo(ref sums, 0, sum00);
        AddTo(ref sums, along, sum01);
        AddTo(ref sums, 2 * along, sum02);
        AddTo(ref sums, down, sum10);
        AddTo(ref sums, down + along, sum11);
        AddTo(ref sums, down + 2 * along, sum12);
        AddTo(ref sums, 2 * down, sum20);
        AddTo(ref sums, 2 * down + along, sum21);
        AddTo(ref sums, 2 * down + 2 * along, sum22);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One<V>(ref float image, ref float gradient, ref float sum, in TapRectangle rectangle)
        where V : struct, IVector<V>
    {
        V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
        nint step = rectangle.Line.Source, gradientStep = rectangle.Line.Result;
        for (nint line = 0; line < rectangle.Lines.Count; line++)
        {
            ref float pixel = ref Unsafe.Add(ref image, line * rectangle.Lines.Source);
            ref float window = ref Unsafe.Add(ref gradient, line * rectangle.Lines.Result);
            nint rest = rectangle.Line.Count;
            for (; rest >= 4; rest -= 4)
            {
                sum0 = V.MultiplyAdd(V.Load(ref pixel, 0), V.Load(ref window, 0), sum0);
                sum1 = V.MultiplyAdd(V.Load(ref pixel, step), V.Load(ref window, gradientStep), sum1);
                sum2 = V.MultiplyAdd(V.Load(ref pixel, 2 * step), V.Load(ref window, 2 * gradientStep), sum2);
                sum3 = V.MultiplyAdd(V.Load(ref pixel, 3 * step), V.Load(ref window, 3 * gradientStep), sum3);
                pixel = ref Unsafe.Add(ref pixel, 4 * step);
                window = ref Unsafe.Add(ref window, 4 * gradientStep);
            }

            for (; rest > 0; rest--)
            {
                sum0 = V.MultiplyAdd(V.Load(ref pixel, 0), V.Load(ref window, 0), sum0);
                pixel = ref Unsafe.Add(ref pixel, step);
                window = ref Unsafe.Add(ref window, gradientStep);
            }
        }

        AddTo(ref sum, 0, sum0 + sum1 + (sum2 + sum3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo<V>(ref float sums, nint offset, V sum)
        where V : struct, IVector<V> =>
        (V.Load(ref sums, offset) + sum).Store(ref sums, offset);
}
