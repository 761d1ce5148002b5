using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning;

/// <summary>
/// A nest that is a product over windows, and short functions of its elements: what register tiles run whose rows are windows. One operand
/// slides, and is broadcast; the other is read in vectors, along the filters or the channels.
/// </summary>
internal sealed class WindowContraction
{
    private readonly Nest _nest;
    private readonly Load _right;
    private readonly Axis _column;
    private readonly ImmutableArray<FinishingStep> _steps;

    private WindowContraction(Nest nest, Load left, Load right, Axis column, ImmutableArray<FinishingStep> steps) =>
        (_nest, Left, _right, _column, _steps) = (nest, left, right, column, steps);

    /// <summary>The operand that slides.</summary>
    public Load Left { get; }

    /// <summary>
    /// Whether it is copied first: where windows leave it, and where its pixels are so short and so far apart that sums over them would be many
    /// short loops.
    /// </summary>
    public bool NeedsCopy => Left.MayBeOutside
        || (Taps > 1 && !Left.Tensor.IsPacked && Left.Tensor.Shape.Columns < MatrixLayout.VectorFloats);

    private Reduction Sum => _nest.Reductions[0];

    private Result Result => _nest.Result;

    private bool SumsSamples => !Result.Tensor.Shape.HasBatch;

    /// <summary>The axes that count the values of a window, the channels last.</summary>
    private ImmutableArray<Axis> Values => SumsSamples ? _nest.Axes.RemoveAt(0).RemoveAt(0).Add(_nest.Axes[1]) : Sum.Axes;

    private int Taps => Values.Take(Values.Length - 1).Aggregate(1, (taps, axis) => taps * axis.Extent.Size);

    /// <summary>The product that a nest is; null where it is none.</summary>
    public static WindowContraction? Of(Nest nest)
    {
        if (nest is not { Reductions: [{ Combination: Combination.Sum, Keeps: false } sum], Results: [var result], Axes.Length: > 2 }
            || sum.Body is not Apply { Function.Kind: FunctionKind.Multiply, Arguments: [Load left, Load right] }
            || FinishingSteps.Of(result.Value, nest.Axes) is not { } steps
            || !left.Tensor.Shape.HasBatch
            || (!steps.IsEmpty && !result.IsAt(nest.Axes)))
        {
            return null;
        }

        bool sumsSamples = !result.Tensor.Shape.HasBatch;
        Axis column = sumsSamples ? nest.Axes[0] : nest.Axes[nest.Axes.Length - 1];
        bool isGradient = sumsSamples && Lies(right, sum.Axes.Add(column)) && result.IsAt(nest.Axes) && result.Tensor.Shape.Rank > 2;
        bool isProduct = !sumsSamples && right.Tensor.Shape is { HasBatch: false, Rank: > 2 } && (right.Indices[0].Is(column) || right.Indices[1].Is(column));
        return isGradient || isProduct ? new(nest, left, right, column, steps) : null;

        static bool Lies(Load load, ImmutableArray<Axis> axes) => new Result(load.Tensor, load.Indices, load).IsAt(axes);
    }

    /// <param name="name">The kernel's name.</param>
    /// <param name="sink">Where the result goes.</param>
    /// <param name="copy">The copy that the left operand is read from; null where it is read where it lies.</param>
    public WindowKernel Kernel(string name, Sink sink, BorderedCopy? copy)
    {
        if (sink is GradientSink && (Sum.Start is Load || !_steps.IsEmpty))
            throw new UnsupportedNetworkException($"the gradient of {Result.Tensor} would have to go through a function before the optimiser's step");
        if (SumsSamples && MatrixLayout.Of(_right.Tensor) is not RowMajor { IsPadded: true })
            throw new UnsupportedNetworkException($"{_right.Tensor} would have to lie in padded rows to be a factor of {Result.Tensor}");
        Tensor left = copy?.Tensor ?? Left.Tensor;
        int[] strides = StridesOf(left.Shape, MatrixLayout.Of(left).PaddedColumns);
        ImmutableArray<Position> places = copy is null ? Left.Indices : Moved(Left.Indices, copy.Border);
        int[] resultStrides = StridesOf(Result.Tensor.Shape, 1);
        int start = places.Select((place, i) => place.Offset * strides[i]).Sum(), firstRow = RowOf(place => place.Offset);
        ImmutableArray<Axis> rows = SumsSamples ? Values : [.. _nest.Axes.Skip(1).Take(_nest.Axes.Length - 2)];
        ImmutableArray<Axis> summands = SumsSamples ? Sum.Axes.RemoveAt(0) : Sum.Axes;
        return new WindowKernel(
            name, left, new WindowLoop(1, start, firstRow),
            Loops(rows.Select(axis => new WindowLoop(axis.Extent.Size, LeftStep(axis), RowStep(axis))), merges: false, most: 3),
            Loops(summands.Select(axis => new WindowLoop(axis.Extent.Size, LeftStep(axis), 0)), merges: true, most: SumsSamples ? 2 : 3),
            _right.Tensor, _column.Extent.Size, (Sum.Start as Load)?.Tensor, _steps, sink, Result.Tensor, Transposed(name));

        int LeftStep(Axis axis) => places.Select((place, i) => place.FactorOf(axis) * strides[i]).Sum();

        int RowStep(Axis axis) => SumsSamples ? RowOfValue(axis) : RowOf(place => place.FactorOf(axis));

        // Positions of the result, without its samples and columns.
        int RowOf(Func<Position, int> valueOf) => SumsSamples ? 0
            : Result.Indices.Select((place, i) => i == 0 || i == Result.Indices.Length - 1 ? 0 : valueOf(place) * resultStrides[i]).Sum();

        // A weight is stored with the channels of each tap as rows.
        int RowOfValue(Axis axis) => Values.Skip(Values.IndexOf(axis) + 1).Aggregate(1, (step, inner) => step * inner.Extent.Size);
    }

    private TransposedTaps? Transposed(string name)
    {
        if (SumsSamples || _right.Indices[0].Is(_column))
            return null;
        Shape weight = _right.Tensor.Shape;
        ImmutableArray<Axis> axes = Sum.Axes.RemoveAt(Sum.Axes.Length - 1);
        IEnumerable<int> taps = [0];
        for (int i = 0; i < axes.Length; i++)
        {
            Position place = _right.Indices[i + 2];
            int size = weight[i + 2].Size, count = axes[i].Extent.Size;
            int[] along = [.. Enumerable.Range(0, count).Select(tap => place.At(_ => tap))];
            taps = [.. taps.SelectMany(_ => along, (before, tap) => before * size + tap)];
        }

        var copy = new Tensor(
            char.ToLowerInvariant(name[0]) + name.Substring(1) + "Taps", new Shape(weight[1], taps.Count() * weight[0].Size), TensorRole.Value);
        return new TransposedTaps(_right.Tensor, Panels.Of(weight), copy, [.. taps]);
    }

    private static ImmutableArray<Position> Moved(ImmutableArray<Position> places, Border border) =>
    [
        places[0],
        .. border.Axes.Select((axis, i) => new Position(places[i + 1].Terms, places[i + 1].Offset + axis.Before)),
        places[places.Length - 1],
    ];

    /// <summary>How far one element along each dimension of a sample goes, where the innermost rows are so far apart.</summary>
    private static int[] StridesOf(Shape shape, int row)
    {
        var strides = new int[shape.Rank];
        strides[shape.Rank - 1] = 1;
        for (int i = shape.Rank - 2; i >= 0; i--)
            strides[i] = i == shape.Rank - 2 ? row : strides[i + 1] * shape[i + 1].PerSample;
        return strides;
    }

    /// <summary>So many loops: those that go on evenly are one where that is asked for, and a loop of one round stands for each that is missing.</summary>
    private static ImmutableArray<WindowLoop> Loops(IEnumerable<WindowLoop> loops, bool merges, int most)
    {
        var kept = new List<WindowLoop>();
        foreach (WindowLoop loop in loops)
        {
            if (merges && kept.Count > 0 && kept[kept.Count - 1] is var outer && (outer.Left == loop.Count * loop.Left || outer.Count == 1))
                kept[kept.Count - 1] = loop with { Count = outer.Count * loop.Count };
            else
                kept.Add(loop);
        }

        while (kept.Count < most)
            kept.Insert(0, new WindowLoop(1, 0, 0));
        return [.. kept];
    }
}
