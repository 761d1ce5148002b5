using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Some steps of a head in rows of their own, padded with zeros: the features are in the lanes, and no vector touches the next head.</summary>
internal static class HeadRows
{
    /// <summary>Packs the rows.</summary>
    /// <param name="head">The head of the first step.</param>
    /// <param name="stride">The number of floats from one step to the next.</param>
    /// <param name="steps">How many there are.</param>
    /// <param name="size">The number of features of the head.</param>
    /// <param name="rows">Receives the rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack<V>(ref float head, nint stride, nint steps, nint size, ref float rows)
        where V : struct, IVector<V>
    {
        nint rowFloats = Panels.Pad(size);
        for (nint step = 0; step < steps; step++)
        {
            ref float row = ref Unsafe.Add(ref rows, step * rowFloats);
            Copy<V>(ref Unsafe.Add(ref head, step * stride), size, scale: 1, ref row);
            for (nint i = size; i < rowFloats; i++)
                Unsafe.Add(ref row, i) = 0;
        }
    }

    /// <summary>The rows times a number, each where its step belongs.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="size">The number of features of the head.</param>
    /// <param name="scale">What they are multiplied by.</param>
    /// <param name="head">Receives the head of the first step.</param>
    /// <param name="stride">The number of floats from one step to the next.</param>
    /// <param name="steps">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpack<V>(ref float rows, nint size, float scale, ref float head, nint stride, nint steps)
        where V : struct, IVector<V>
    {
        nint rowFloats = Panels.Pad(size);
        for (nint step = 0; step < steps; step++)
            Copy<V>(ref Unsafe.Add(ref rows, step * rowFloats), size, scale, ref Unsafe.Add(ref head, step * stride));
    }

    /// <summary>The product of each step's features with those of another head.</summary>
    /// <param name="left">The head of the first step.</param>
    /// <param name="right">The other head, with the same distance between steps.</param>
    /// <param name="stride">The number of floats from one step to the next.</param>
    /// <param name="steps">How many there are.</param>
    /// <param name="size">The number of features of the head.</param>
    /// <param name="products">Receives the products.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<V>(ref float left, ref float right, nint stride, nint steps, nint size, ref float products)
        where V : struct, IVector<V>
    {
        nint step = 0;
        for (; step <= steps - 4; step += 4)
        {
            nint first = step * stride, second = first + stride, third = second + stride, fourth = third + stride;
            V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
            nint i = 0;
            for (; i <= size - V.Count; i += V.Count)
            {
                sum0 = V.MultiplyAdd(V.Load(ref left, first + i), V.Load(ref right, first + i), sum0);
                sum1 = V.MultiplyAdd(V.Load(ref left, second + i), V.Load(ref right, second + i), sum1);
                sum2 = V.MultiplyAdd(V.Load(ref left, third + i), V.Load(ref right, third + i), sum2);
                sum3 = V.MultiplyAdd(V.Load(ref left, fourth + i), V.Load(ref right, fourth + i), sum3);
            }

            V.SumEach(sum0, sum1, sum2, sum3).Store(ref products, step);
            for (nint row = 0; row < 4 && i < size; row++)
                Unsafe.Add(ref products, step + row) += Product(ref left, ref right, first + row * stride + i, size - i);
        }

        for (; step < steps; step++)
            Unsafe.Add(ref products, step) = Product(ref left, ref right, step * stride, size);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Product(ref float left, ref float right, nint first, nint count)
    {
        V128 lanes = V128.Zero;
        nint i = first, end = first + count;
        for (; i <= end - V128.Count; i += V128.Count)
            lanes = V128.MultiplyAdd(V128.Load(ref left, i), V128.Load(ref right, i), lanes);
        float sum = V128.Sum(lanes);
        for (; i < end; i++)
            sum += Unsafe.Add(ref left, i) * Unsafe.Add(ref right, i);
        return sum;
    }

    /// <summary>result[row, feature] += Σ left[row, k] · right[k, feature].</summary>
    /// <param name="left">Rows of two vectors.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="summands">Their columns that are summed over.</param>
    /// <param name="right">Padded rows of the head's features.</param>
    /// <param name="size">The number of features of the head.</param>
    /// <param name="result">Padded rows to add to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddProduct<V>(ref float left, nint rows, nint summands, ref float right, nint size, ref float result)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(size);
        for (nint column = 0; column < Panels.Whole(size); column += 2 * V.Count)
            AddColumns<V>(ref left, 2 * V.Count, rows, summands, ref Unsafe.Add(ref right, column), stride, ref Unsafe.Add(ref result, column));
        for (nint column = Panels.Whole(size); column < stride; column += 2 * V.Count)
        {
            if (V.Count == V512.Count)
                AddLastColumns<V>(ref left, rows, summands, ref Unsafe.Add(ref right, column), stride, ref Unsafe.Add(ref result, column));
            else
                AddColumns<V>(ref left, 2 * V.Count, rows, summands, ref Unsafe.Add(ref right, column), stride, ref Unsafe.Add(ref result, column));
        }
    }

    /// <summary>The columns that are left for one vector, of pairs of rows; those of too few rows, of two vectors of half the width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddLastColumns<V>(ref float left, nint rows, nint summands, ref float right, nint stride, ref float result)
        where V : struct, IVector<V>
    {
        nint leftStride = 2 * V.Count, pairs = rows / 2, rest = pairs < PairTile.Pairs ? 0 : 2 * pairs;
        if (rest > 0)
        {
            PairTile.Run<V, EvenRows, EvenSummands, GradientEpilogue<Accumulate>>(
                ref left, new(leftStride, stride), pairs, leftStride, new(summands, 1), ref right, stride, column: 0, result: 0, new(ref result, default));
        }

        if (rest < rows)
            AddColumns<V256>(ref Unsafe.Add(ref left, rest * leftStride), leftStride, rows - rest, summands, ref right, stride, ref Unsafe.Add(ref result, rest * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddColumns<V>(ref float left, nint leftStride, nint rows, nint summands, ref float right, nint stride, ref float result)
        where V : struct, IVector<V> =>
        RegisterTile.Run<V, EvenRows, EvenSummands, GradientEpilogue<Accumulate>>(
            ref left, new(leftStride, stride), rows, new(summands, 1), ref right, stride, column: 0, result: 0, new(ref result, default));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<V>(ref float source, nint size, float scale, ref float target)
        where V : struct, IVector<V>
    {
        V factor = V.Create(scale);
        nint i = 0;
        for (; i <= size - V.Count; i += V.Count)
            (V.Load(ref source, i) * factor).Store(ref target, i);
        for (; i <= size - V128.Count; i += V128.Count)
            (V128.Load(ref source, i) * V128.Create(scale)).Store(ref target, i);
        for (; i < size; i++)
            Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i) * scale;
    }
}
