using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning.Schedules;

/// <summary>How loops run a nest, the columns of a row in the lanes.</summary>
/// <param name="Form">Which loops there are.</param>
/// <param name="Column">The axis in the lanes.</param>
/// <param name="IsExact">
/// Whether the last columns run one by one: where rows are packed, or begin within others, a vector would reach into what lies behind them.
/// </param>
internal sealed record LoopSchedule(LoopForm Form, Axis Column, bool IsExact)
{
    /// <summary>Whether the rows are so short that the narrowest vectors are as fast.</summary>
    public bool IsNarrow => Form == LoopForm.Rows && Column.Extent.Size <= CostModel.NarrowColumns;

    /// <summary>The schedule of a nest.</summary>
    /// <exception cref="UnsupportedNetworkException">No loops can run it.</exception>
    public static LoopSchedule Of(Nest nest)
    {
        Load[] accesses = [.. nest.Loads, .. nest.Results.Select(result => new Load(result.Tensor, result.Indices))];
        if (IsFlat(nest, accesses))
            return new LoopSchedule(LoopForm.Flat, nest.Axes[nest.Axes.Length - 1], IsExact: false);

        if (nest.Values.SelectMany(value => value.Parts).OfType<Chosen>().FirstOrDefault() is { } chosen)
            throw new UnsupportedNetworkException($"{nest.Result.Tensor} would have to be looked up by {chosen.Index.Tensor}");
        Axis column = nest.Axes[nest.Axes.Length - 1];
        foreach (Load access in accesses)
        {
            if (access.MayBeOutside)
                throw new UnsupportedNetworkException($"{access.Tensor} would have to have a border to compute {nest.Result.Tensor}");
            if (MatrixLayout.Of(access.Tensor) is Panels)
                throw new UnsupportedNetworkException($"{access.Tensor} would have to be read element by element to compute {nest.Result.Tensor}");
            if (access.Indices.Take(access.Indices.Length - 1).Any(index => index.FactorOf(column) != 0))
                throw new UnsupportedNetworkException($"{access.Tensor} would have to be transposed to compute {nest.Result.Tensor}");
        }

        if (nest.Reductions.Any(reduction => reduction.Start is not null))
            throw new UnsupportedNetworkException($"the sum that makes {nest.Result.Tensor} would have to begin with a bias");
        bool sumsRows = nest.Reductions.Any(reduction => !reduction.Axes.IsEmpty && !reduction.Axes.Contains(column));
        if (sumsRows && (nest.Reductions.Length > 1 || nest.Results.Length > 1))
            throw new UnsupportedNetworkException($"{nest.Result.Tensor} would have to be computed from several sums over rows");
        return new LoopSchedule(
            sumsRows ? LoopForm.Columns : LoopForm.Rows, column, !accesses.All(access => IsPadded(access, column)));
    }

    /// <summary>Whether one loop over all floats does it: each element from elements at the same place of tensors that lie in the same way.</summary>
    private static bool IsFlat(Nest nest, Load[] accesses)
    {
        MatrixLayout layout = MatrixLayout.Of(nest.Result.Tensor);
        return nest.IsMap && !nest.Dropped.Any()
            && layout is not RowMajor { IsPadded: false }
            && accesses.All(access => MatrixLayout.Of(access.Tensor).Equals(layout)
                && access.Tensor.Shape.Equals(nest.Result.Tensor.Shape)
                && new Result(access.Tensor, access.Indices, access).IsAt(nest.Axes))
            && IsZeroInPadding(nest, nest.Result.Value, nest.Axes[nest.Axes.Length - 1]);
    }

    /// <summary>Whether vectors may run over an access's padding: it has one, and its row begins where the columns begin.</summary>
    private static bool IsPadded(Load access, Axis column)
    {
        Position last = access.Indices[access.Indices.Length - 1];
        return last.FactorOf(column) == 0 ? last.Terms.IsEmpty : last.Is(column) && IsWhole(access, column) && MatrixLayout.Of(access.Tensor) is RowMajor { IsPadded: true };
    }

    /// <summary>Whether the columns are all of the tensor's, so that its padding begins where they end.</summary>
    private static bool IsWhole(Load access, Axis column) => access.Tensor.Shape.Columns == column.Extent.Size;

    /// <summary>Whether an expression is 0 in the padding, where what is stored is.</summary>
    public static bool IsZeroInPadding(Nest nest, Expression expression, Axis column) => expression.IsZero(part => part switch
    {
        Load load => load.Indices[load.Indices.Length - 1].Is(column) && IsWhole(load, column),
        Kept => true,
        Reduced reduced => !nest.Reductions[reduced.Number].Axes.Contains(column)
            && IsZeroInPadding(nest, nest.Reductions[reduced.Number].Body, column),
        _ => false,
    });
}

/// <summary>The loops of a nest.</summary>
internal enum LoopForm
{
    /// <summary>One loop over all floats.</summary>
    Flat,

    /// <summary>Row by row: sums along a row first, then the row's results.</summary>
    Rows,

    /// <summary>Columns by columns: sums over rows, then the columns' results.</summary>
    Columns,
}
