using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>Each row of logits turned into probabilities.</summary>
internal sealed record SoftmaxKernel(string Name, Tensor Logits, Tensor Probabilities) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => [Logits];

    public override ImmutableArray<Tensor> Writes => [Probabilities];

    public override bool RunsInPlace => true;

    public override Division Division => Division.Samples;
}
