using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>Rounds of a loop, and how far one of them goes on.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Left">Floats in the operand over which the window slides.</param>
/// <param name="Result">Rows of the result.</param>
internal sealed record WindowLoop(int Count, int Left, int Result);

/// <summary>A convolution's weight, whose channels and filters change places first.</summary>
/// <param name="Source">The weight.</param>
/// <param name="SourceLayout">Its layout.</param>
/// <param name="Copy">Its needed taps, transposed, in the workspace.</param>
/// <param name="Taps">The needed taps, in the order of the summands.</param>
internal sealed record TransposedTaps(Tensor Source, Panels SourceLayout, Tensor Copy, ImmutableArray<int> Taps);

/// <summary>
/// result[row, column] = Σ left[start(row) + k] · right[k, column], where a row is a window over an image, or of a gradient a value of the window;
/// and what is fused into it.
/// </summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Left">The operand over which the window slides.</param>
/// <param name="First">Where the first row begins in it, and which row of the result it is.</param>
/// <param name="Rows">The loops over the rows, outermost first.</param>
/// <param name="Summands">The loops over the summands, outermost first; of a gradient, those over the samples are outside of them.</param>
/// <param name="Right">The operand that is read in vectors, a weight or of a gradient rows of samples.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Bias">See <see cref="ProductKernel"/>.</param>
/// <param name="Steps">See <see cref="ProductKernel"/>.</param>
/// <param name="Result">See <see cref="ProductKernel"/>.</param>
/// <param name="ResultTensor">What it computes.</param>
/// <param name="Transposed">How the right operand is transposed first; null where it is not.</param>
internal sealed record WindowKernel(
    string Name,
    Tensor Left,
    WindowLoop First,
    ImmutableArray<WindowLoop> Rows,
    ImmutableArray<WindowLoop> Summands,
    Tensor Right,
    int Columns,
    Tensor? Bias,
    ImmutableArray<FinishingStep> Steps,
    Sink Result,
    Tensor ResultTensor,
    TransposedTaps? Transposed) : ProductKernel(Name, Bias, Steps, Result)
{
    /// <summary>Floats of a sample of the left operand.</summary>
    public int LeftFloats => Left.Overlaps ? Left.Shape.Columns : checked((int)MatrixLayout.FloatsOf(Left));

    /// <summary>Whether it is summed over all samples.</summary>
    public bool SumsSamples => !ResultTensor.Shape.HasBatch;

    public override ImmutableArray<Tensor> Reads => [.. Present(Left, Transposed?.Source ?? Right, Bias), .. StepOperands];

    public override ImmutableArray<Tensor> Writes => Present(Transposed?.Copy, (Result as StoreSink)?.Tensor);

    public override long MultiplyAddsPerSample => (long)Product(Rows) * Product(Summands) * Columns;

    public override Division Division => SumsSamples ? Division.Rows : Division.Samples;

    private static int Product(ImmutableArray<WindowLoop> loops) => loops.Aggregate(1, (product, loop) => product * loop.Count);
}
