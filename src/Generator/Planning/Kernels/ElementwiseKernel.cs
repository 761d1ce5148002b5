using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>An operation on each element by itself: an activation, the derivative of one, or a sum.</summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Operation">The operation.</param>
/// <param name="FloatsPerSample">Floats of one sample's row, padding included.</param>
internal sealed record ElementwiseKernel(string Name, Operation Operation, int FloatsPerSample) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => Operation.Inputs;

    public override ImmutableArray<Tensor> Writes => [Operation.Output];

    public override bool RunsInPlace => true;

    public override Division Division => Division.Samples;
}
