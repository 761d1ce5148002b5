using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning;

/// <summary>
/// A nest that is a product of two matrices, and short functions of its elements: the form that register tiles run. Which operand is broadcast
/// and which is read in vectors follows from where the result lies.
/// </summary>
internal sealed class Contraction
{
    private readonly Nest _nest;
    private readonly Load _left;
    private readonly Load _right;
    private readonly ImmutableArray<Axis> _rows;
    private readonly Axis _column;
    private readonly ImmutableArray<FinishingStep> _steps;

    private Contraction(Nest nest, Load left, Load right, ImmutableArray<Axis> rows, Axis column, ImmutableArray<FinishingStep> steps) =>
        (_nest, _left, _right, _rows, _column, _steps) = (nest, left, right, rows, column, steps);

    private Reduction Sum => _nest.Reductions[0];

    private Tensor Result => _nest.Result.Tensor;

    /// <summary>The contraction that a nest is; null where it is none.</summary>
    public static Contraction? Of(Nest nest)
    {
        if (nest is not { Reductions: [{ Combination: Combination.Sum, Keeps: false } sum], Results: [var result], Axes.Length: > 1 }
            || sum.Body is not Apply { Function.Kind: FunctionKind.Multiply, Arguments: [Load first, Load second] }
            || !result.IsAt(nest.Axes)
            || FinishingSteps.Of(result.Value, nest.Axes) is not { } steps)
        {
            return null;
        }

        // The result of a batch has one row a sample. A weight's gradient is stored like the weight: its inputs are the rows.
        int column = result.Tensor.Shape.HasBatch ? nest.Axes.Length - 1 : 0;
        ImmutableArray<Axis> rows = nest.Axes.RemoveAt(column);
        return IsMatrix(first, rows) && IsMatrix(second, [nest.Axes[column]]) ? new(nest, first, second, rows, nest.Axes[column], steps)
            : IsMatrix(second, rows) && IsMatrix(first, [nest.Axes[column]]) ? new(nest, second, first, rows, nest.Axes[column], steps)
            : null;

        // One dimension for each of its own axes and of those that are summed over, the one before the other.
        bool IsMatrix(Load load, ImmutableArray<Axis> own) =>
            Lies(load, own.AddRange(sum.Axes)) || Lies(load, sum.Axes.AddRange(own));
    }

    /// <summary>Whether register tiles can apply a function to what they have summed up: it is short enough.</summary>
    public static bool CanFinishWith(Nest reader) =>
        reader.Result.Value is Apply { Function: var function } && CostModel.FusesIntoProduct(function)
        && reader.Loads.All(load => load.Tensor.Shape is { HasBatch: false, Rank: 1 }
            ? function.Kind == FunctionKind.Add
            : load.Tensor.Shape.Equals(reader.Result.Tensor.Shape) && MatrixLayout.Of(load.Tensor) is RowMajor { IsPadded: true });

    /// <param name="name">The kernel's name.</param>
    /// <param name="sink">Where the result goes.</param>
    public ContractionKernel Kernel(string name, Sink sink)
    {
        ColumnOperand right = Columns(out TransposedOperand? copy);
        if (sink is GradientSink && (Sum.Start is Load || !_steps.IsEmpty))
            throw new UnsupportedNetworkException($"the gradient of {Result} would have to go through a function before the optimiser's step");
        return new ContractionKernel(
            name, ExtentOf(_rows), ExtentOf(Sum.Axes), _column.Extent.Size, Rows(), right, (Sum.Start as Load)?.Tensor, _steps, sink,
            MatrixLayout.Of(Result), copy);

        ColumnOperand Columns(out TransposedOperand? copy)
        {
            copy = null;
            bool innerFirst = Lies(_right, Sum.Axes.Add(_column));
            if (MatrixLayout.Of(_right.Tensor) is not Panels stored)
            {
                if (!innerFirst)
                    throw new UnsupportedNetworkException($"{_right.Tensor} would have to be transposed for each sample");
                return MatrixLayout.Of(_right.Tensor) is RowMajor { IsPadded: true } layout
                    ? new ColumnOperand(_right.Tensor, layout)
                    : throw new UnsupportedNetworkException($"{_right.Tensor} would have to lie in padded rows to be a factor of {Result}");
            }

            // A weight [out, in] is stored with its inputs as rows. The forward product sums over the inputs and reads it as it is; the
            // backward product sums over the outputs.
            Tensor weight = _right.Tensor;
            if (!innerFirst)
                return new ColumnOperand(weight, stored);
            var transposed = new Tensor(weight.Name + "Transposed", new Shape(weight.Shape[1], weight.Shape[0]), TensorRole.Value);
            copy = new TransposedOperand(weight, stored, transposed);
            return new ColumnOperand(transposed, MatrixLayout.Of(transposed));
        }
    }

    private RowOperand Rows() => MatrixLayout.Of(_left.Tensor) is RowMajor layout && _left.Tensor.Shape.HasBatch
        ? new RowOperand(_left.Tensor, layout.Stride, IsTransposed: Lies(_left, Sum.Axes.AddRange(_rows)))
        : throw new UnsupportedNetworkException($"{_left.Tensor} would have to be stored row by row to be a factor of {Result}");

    private static bool Lies(Load load, ImmutableArray<Axis> axes) => new Result(load.Tensor, load.Indices, load).IsAt(axes);

    private static Extent ExtentOf(IEnumerable<Axis> axes) => new(
        axes.Aggregate(1, (product, axis) => product * axis.Extent.PerSample), axes.Any(axis => axis.Extent.IsBatch));
}
