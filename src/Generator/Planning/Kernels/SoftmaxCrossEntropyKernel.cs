using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>Softmax and cross-entropy in one pass over the logits, together with their gradient where one is needed.</summary>
internal sealed record SoftmaxCrossEntropyKernel(string Name, Tensor Logits, Tensor? Gradient) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => [Logits];

    public override ImmutableArray<Tensor> Writes => Present(Gradient);

    public override bool RunsInPlace => true;
}
