using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>The last product and the loss, block of classes by block, with running sums instead of the logits.</summary>
internal sealed record BlockedLossKernel(ClassBlocks Blocks) : Kernel("LossInBlocks")
{
    public override ImmutableArray<Tensor> Reads => Present(Blocks.Product.Left.Tensor, Blocks.Weight, Blocks.Product.Bias);

    public override ImmutableArray<Tensor> Writes => [Blocks.Logits, Blocks.Sums];

    public override ImmutableArray<Kernel> Parts => [.. Blocks.Ranges.Select(Blocks.LogitsOf)];

    public override long MultiplyAddsPerSample => Blocks.Product.MultiplyAddsPerSample;

    public override Division Division => Division.Samples;
}
