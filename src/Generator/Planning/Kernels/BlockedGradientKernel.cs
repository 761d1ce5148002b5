using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>
/// The gradient of a loss of which only the running sums are known, block of classes by block: the logits once more, their gradients in
/// their place, and what these are to the layer's inputs, weight and bias.
/// </summary>
/// <param name="Blocks">The blocks.</param>
/// <param name="WeightGradient">The product for all classes; null where the weight is not trained.</param>
/// <param name="BiasGradient">The sum for all classes; null where there is no bias, or it is not trained.</param>
/// <param name="InputGradient">The product for all classes; null where nobody needs it.</param>
internal sealed record BlockedGradientKernel(
    ClassBlocks Blocks, ContractionKernel? WeightGradient, NestKernel? BiasGradient, BlockedInputGradient? InputGradient)
    : Kernel("LossGradientInBlocks")
{
    public override ImmutableArray<Tensor> Reads =>
        Present(Blocks.Product.Left.Tensor, Blocks.Weight, Blocks.Product.Bias, Blocks.Sums);

    public override ImmutableArray<Tensor> Writes =>
        Present(Blocks.Logits, InputGradient?.Transposed, InputGradient?.Part, InputGradient?.Result);

    public override IEnumerable<GradientSink> GradientSinks =>
        new[] { WeightGradient?.Result, BiasGradient?.Result }.OfType<GradientSink>();

    public override ImmutableArray<Kernel> Parts => [.. Blocks.Ranges.SelectMany(PartsOf)];

    public override long MultiplyAddsPerSample => Blocks.Product.MultiplyAddsPerSample
        + (WeightGradient?.MultiplyAddsPerSample ?? 0) + (InputGradient?.Product.MultiplyAddsPerSample ?? 0);

    public override Division Division => Division.Samples;

    public ContractionKernel? WeightGradientOf(BlockRange range) =>
        WeightGradient is null ? null : Blocks.WeightGradientOf(range, WeightGradient);

    public NestKernel? BiasGradientOf(BlockRange range) =>
        BiasGradient is null ? null : Blocks.BiasGradientOf(range, BiasGradient);

    public ContractionKernel? InputGradientOf(BlockRange range) => InputGradient is null
        ? null
        : Blocks.InputGradientOf(range, InputGradient.Product, InputGradient.Part, InputGradient.Transposed);

    private IEnumerable<Kernel> PartsOf(BlockRange range) =>
        new Kernel?[] { Blocks.LogitsOf(range), WeightGradientOf(range), BiasGradientOf(range), InputGradientOf(range) }.OfType<Kernel>();
}

/// <summary>How the blocks add up to the gradient of the layer's inputs.</summary>
/// <param name="Product">The product for all classes.</param>
/// <param name="Part">What one block adds.</param>
/// <param name="Transposed">The weights of one block, transposed.</param>
internal sealed record BlockedInputGradient(ContractionKernel Product, Tensor Part, Tensor Transposed)
{
    public static BlockedInputGradient Of(ContractionKernel product, ClassBlocks blocks)
    {
        Tensor result = ((StoreSink)product.Result).Tensor;
        var weights = new Shape(blocks.Inputs, blocks.Ranges[0].Classes);
        return new BlockedInputGradient(
            product,
            new Tensor(result.Name + "Part", result.Shape, TensorRole.Value),
            new Tensor(product.Transposed!.Copy.Name, weights, TensorRole.Value));
    }

    public Tensor Result => ((StoreSink)Product.Result).Tensor;
}
