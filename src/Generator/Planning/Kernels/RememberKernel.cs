using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>Puts the rows of a stream's steps into a ring, and finds the last ones there.</summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Operation">What is remembered.</param>
internal sealed record RememberKernel(string Name, Remember Operation) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => [Operation.Value, Operation.Ring];

    public override ImmutableArray<Tensor> Writes => [];
}
