using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>The operand whose elements are broadcast, one a row of the tile.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Stride">Floats from one of its rows to the next.</param>
/// <param name="IsTransposed">Whether its rows are the summands, and its columns the rows of the result.</param>
internal sealed record RowOperand(Tensor Tensor, int Stride, bool IsTransposed);

/// <summary>The operand that is read in vectors, along the columns of the result.</summary>
internal sealed record ColumnOperand(Tensor Tensor, MatrixLayout Layout);

/// <summary>A weight that is stored along the wrong index, so that a batch transposes it first.</summary>
/// <param name="Source">The weight.</param>
/// <param name="SourceLayout">Its layout.</param>
/// <param name="Copy">The transposed copy, in the workspace.</param>
internal sealed record TransposedOperand(Tensor Source, Panels SourceLayout, Tensor Copy);

/// <summary>
/// result[row, column] = Σ left[row, k] · right[k, column], and what is fused into it: a bias to begin with, short functions of the sum, and
/// the optimiser's step.
/// </summary>
internal sealed record ContractionKernel(
    string Name,
    Extent Rows,
    Extent Inner,
    int Columns,
    RowOperand Left,
    ColumnOperand Right,
    Tensor? Bias,
    ImmutableArray<FinishingStep> Steps,
    Sink Result,
    MatrixLayout ResultLayout,
    TransposedOperand? Transposed) : ProductKernel(Name, Bias, Steps, Result)
{
    public override ImmutableArray<Tensor> Reads =>
        [.. Present(Left.Tensor, Transposed?.Source ?? Right.Tensor, Bias), .. StepOperands];

    public override ImmutableArray<Tensor> Writes => Present(Transposed?.Copy, (Result as StoreSink)?.Tensor);

    public override long MultiplyAddsPerSample => (long)Rows.Size * Inner.Size * Columns;

    public override Division Division => Rows.IsPerSample ? Division.Samples : Division.Rows;
}
