using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// One vector of channels of a rectangle of results: each the sum of the sources under its taps, times the weight of the tap. Six results of a
/// line are in registers at a time, for which each weight is read once.
/// </summary>
internal static class DepthwiseTile
{
    /// <param name="source">The source under the first tap of the first result.</param>
    /// <param name="weight">The weight of the first tap.</param>
    /// <param name="result">The first result.</param>
    /// <param name="tapFloats">The number of floats from one tap of the weight to the next.</param>
    /// <param name="rectangle">The rectangle.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run<V>(ref float source, ref float weight, ref float result, nint tapFloats, in TapRectangle rectangle)
        where V : struct, IVector<V>
    {
        nint step = rectangle.Line.Source, resultStep = rectangle.Line.Result;
        bool areNeighbours = rectangle.Line.Source == rectangle.Line.TapSource;
        for (nint line = 0; line < rectangle.Lines.Count; line++)
        {
            ref float from = ref Unsafe.Add(ref source, line * rectangle.Lines.Source);
            ref float to = ref Unsafe.Add(ref result, line * rectangle.Lines.Result);
            nint rest = rectangle.Line.Count;
            for (; rest >= 6; rest -= 6)
            {
                if (areNeighbours)
                    SixNeighbours<V>(ref from, ref weight, ref to, tapFloats, rectangle);
                else
                    Six<V>(ref from, ref weight, ref to, tapFloats, rectangle);
                from = ref Unsafe.Add(ref from, 6 * step);
                to = ref Unsafe.Add(ref to, 6 * resultStep);
            }

            for (; rest >= 2; rest -= 2)
            {
                Two<V>(ref from, ref weight, ref to, tapFloats, rectangle);
                from = ref Unsafe.Add(ref from, 2 * step);
                to = ref Unsafe.Add(ref to, 2 * resultStep);
            }

            if (rest > 0)
                One<V>(ref from, ref weight, ref to, tapFloats, rectangle);
        }
    }

    /// <summary>Results whose sources lie as far from each other as those of the taps: three taps of six results read eight sources.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SixNeighbours<V>(ref float source, ref float weight, ref float result, nint tapFloats, in TapRectangle rectangle)
        where V : struct, IVector<V>
    {
        V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero, sum4 = V.Zero, sum5 = V.Zero;
        nint step = rectangle.Line.Source, next = rectangle.Line.Tap * tapFloats;
        for (nint line = 0; line < rectangle.Lines.Taps; line++)
        {
            ref float from = ref Unsafe.Add(ref source, line * rectangle.Lines.TapSource);
            ref float tap = ref Unsafe.Add(ref weight, line * rectangle.Lines.Tap * tapFloats);
            nint rest = rectangle.Line.Taps;
            for (; rest >= 3; rest -= 3)
            {
                ref float behind = ref Unsafe.Add(ref from, 3 * step);
                V factor0 = V.Load(ref tap, 0), factor1 = V.Load(ref tap, next), factor2 = V.Load(ref tap, 2 * next);
                V value = V.Load(ref from, 0);
                sum0 = V.MultiplyAdd(value, factor0, sum0);
                value = V.Load(ref from, step);
                sum0 = V.MultiplyAdd(value, factor1, sum0);
                sum1 = V.MultiplyAdd(value, factor0, sum1);
                value = V.Load(ref from, 2 * step);
                sum0 = V.MultiplyAdd(value, factor2, sum0);
                sum1 = V.MultiplyAdd(value, factor1, sum1);
                sum2 = V.MultiplyAdd(value, factor0, sum2);
                value = V.Load(ref behind, 0);
                sum1 = V.MultiplyAdd(value, factor2, sum1);
                sum2 = V.MultiplyAdd(value, factor1, sum2);
                sum3 = V.MultiplyAdd(value, factor0, sum3);
                value = V.Load(ref behind, step);
                sum2 = V.MultiplyAdd(value, factor2, sum2);
                sum3 = V.MultiplyAdd(value, factor1, sum3);
                sum4 = V.MultiplyAdd(value, factor0, sum4);
                value = V.Load(ref behind, 2 * step);
                sum3 = V.MultiplyAdd(value, factor2, sum3);
                sum4 = V.MultiplyAdd(value, factor1, sum4);
                sum5 = V.MultiplyAdd(value, factor0, sum5);
                from = ref behind;
                behind = ref Unsafe.Add(ref behind, 3 * step);
                value = V.Load(ref behind, 0);
                sum4 = V.MultiplyAdd(value, factor2, sum4);
                sum5 = V.MultiplyAdd(value, factor1, sum5);
                sum5 = V.MultiplyAdd(V.Load(ref behind, step), factor2, sum5);
                tap = ref Unsafe.Add(ref tap, 3 * next);
            }

            for (; rest > 0; rest--)
            {
                ref float behind = ref Unsafe.Add(ref from, 3 * step);
                V factor = V.Load(ref tap, 0);
                sum0 = V.MultiplyAdd(V.Load(ref from, 0), factor, sum0);
                sum1 = V.MultiplyAdd(V.Load(ref from, step), factor, sum1);
                sum2 = V.MultiplyAdd(V.Load(ref from, 2 * step), factor, sum2);
                sum3 = V.MultiplyAdd(V.Load(ref behind, 0), factor, sum3);
                sum4 = V.MultiplyAdd(V.Load(ref behind, step), factor, sum4);
                sum5 = V.MultiplyAdd(V.Load(ref behind, 2 * step), factor, sum5);
                from = ref Unsafe.Add(ref from, step);
                tap = ref Unsafe.Add(ref tap, next);
            }
        }

        Store(ref result, rectangle.Line.Result, sum0, sum1, sum2, sum3, sum4, sum5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Six<V>(ref float source, ref float weight, ref float result, nint tapFloats, in TapRectangle rectangle)
        where V : struct, IVector<V>
    {
        V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero, sum4 = V.Zero, sum5 = V.Zero;
        nint step = rectangle.Line.Source, across = rectangle.Line.TapSource, next = rectangle.Line.Tap * tapFloats;
        for (nint line = 0; line < rectangle.Lines.Taps; line++)
        {
            ref float from = ref Unsafe.Add(ref source, line * rectangle.Lines.TapSource);
            ref float behind = ref Unsafe.Add(ref from, 3 * step);
            ref float tap = ref Unsafe.Add(ref weight, line * rectangle.Lines.Tap * tapFloats);
            for (nint rest = rectangle.Line.Taps; rest > 0; rest--)
            {
                V factor = V.Load(ref tap, 0);
                sum0 = V.MultiplyAdd(V.Load(ref from, 0), factor, sum0);
                sum1 = V.MultiplyAdd(V.Load(ref from, step), factor, sum1);
                sum2 = V.MultiplyAdd(V.Load(ref from, 2 * step), factor, sum2);
                sum3 = V.MultiplyAdd(V.Load(ref behind, 0), factor, sum3);
                sum4 = V.MultiplyAdd(V.Load(ref behind, step), factor, sum4);
                sum5 = V.MultiplyAdd(V.Load(ref behind, 2 * step), factor, sum5);
                from = ref Unsafe.Add(ref from, across);
                behind = ref Unsafe.Add(ref behind, across);
                tap = ref Unsafe.Add(ref tap, next);
            }
        }

        Store(ref result, rectangle.Line.Result, sum0, sum1, sum2, sum3, sum4, sum5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Two<V>(ref float source, ref float weight, ref float result, nint tapFloats, in TapRectangle rectangle)
        where V : struct, IVector<V>
    {
        V sum0 = V.Zero, sum1 = V.Zero;
        nint step = rectangle.Line.Source, across = rectangle.Line.TapSource, next = rectangle.Line.Tap * tapFloats;
        for (nint line = 0; line < rectangle.Lines.Taps; line++)
        {
            ref float from = ref Unsafe.Add(ref source, line * rectangle.Lines.TapSource);
            ref float tap = ref Unsafe.Add(ref weight, line * rectangle.Lines.Tap * tapFloats);
            for (nint rest = rectangle.Line.Taps; rest > 0; rest--)
            {
                V factor = V.Load(ref tap, 0);
                sum0 = V.MultiplyAdd(V.Load(ref from, 0), factor, sum0);
                sum1 = V.MultiplyAdd(V.Load(ref from, step), factor, sum1);
                from = ref Unsafe.Add(ref from, across);
                tap = ref Unsafe.Add(ref tap, next);
            }
        }

        sum0.Store(ref result, 0);
        sum1.Store(ref result, rectangle.Line.Result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One<V>(ref float source, ref float weight, ref float result, nint tapFloats, in TapRectangle rectangle)
        where V : struct, IVector<V>
    {
        V sum = V.Zero;
        nint across = rectangle.Line.TapSource, next = rectangle.Line.Tap * tapFloats;
        for (nint line = 0; line < rectangle.Lines.Taps; line++)
        {
            ref float from = ref Unsafe.Add(ref source, line * rectangle.Lines.TapSource);
            ref float tap = ref Unsafe.Add(ref weight, line * rectangle.Lines.Tap * tapFloats);
            for (nint rest = rectangle.Line.Taps; rest > 0; rest--)
            {
                sum = V.MultiplyAdd(V.Load(ref from, 0), V.Load(ref tap, 0), sum);
                from = ref Unsafe.Add(ref from, across);
                tap = ref Unsafe.Add(ref tap, next);
            }
        }

        sum.Store(ref result, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V>(ref float result, nint step, V sum0, V sum1, V sum2, V sum3, V sum4, V sum5)
        where V : struct, IVector<V>
    {
        ref float behind = ref Unsafe.Add(ref result, 3 * step);
        sum0.Store(ref result, 0);
        sum1.Store(ref result, step);
        sum2.Store(ref result, 2 * step);
        sum3.Store(ref behind, 0);
        sum4.Store(ref behind, step);
        sum5.Store(ref behind, 2 * step);
    }
}
