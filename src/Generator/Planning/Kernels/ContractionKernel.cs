using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>The operand whose elements are broadcast, one a row of the tile.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Stride">Floats from one of its rows to the next.</param>
/// <param name="IsTransposed">Whether its rows are the summands, and its columns the rows of the result.</param>
internal sealed record RowOperand(Tensor Tensor, int Stride, bool IsTransposed);

/// <summary>The operand that is read in vectors, along the columns of the result.</summary>
internal sealed record ColumnOperand(Tensor Tensor, MatrixLayout Layout);

/// <summary>
/// result[row, column] = Σ left[row, k] · right[k, column], and what is fused into it: a bias, an activation or the derivative of one,
/// and the optimiser's step.
/// </summary>
internal sealed record ContractionKernel(
    string Name,
    Dimension Rows,
    Dimension Inner,
    int Columns,
    RowOperand Left,
    ColumnOperand Right,
    Tensor? Bias,
    Activate? Activate,
    ActivateGradient? ActivateGradient,
    Sink Result,
    MatrixLayout ResultLayout,
    ContractionSchedule Schedule) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads =>
        Present(Left.Tensor, Schedule.Transposed?.Source ?? Right.Tensor, Bias, ActivateGradient?.Reference);

    public override ImmutableArray<Tensor> Writes => Present(Schedule.Transposed?.Copy, (Result as StoreSink)?.Tensor);

    public override Sink? Sink => Result;

    public override long MultiplyAddsPerSample => (Rows.IsBatch ? 1L : Rows.Size) * (Inner.IsBatch ? 1 : Inner.Size) * Columns;

    public override Division Division => Rows.IsBatch ? Division.Samples : Division.Rows;
}
