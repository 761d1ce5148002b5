using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>A loss in one pass over the rows of outputs, together with its gradient where one is needed.</summary>
internal sealed record LossKernel(string Name, LossOperation Loss, Tensor? Gradient) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => [Loss.Outputs];

    public override ImmutableArray<Tensor> Writes => Present(Gradient);

    public override bool CanReplace(Tensor operand) => Loss.RunsInPlace;
}
