using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>What a routine of the runtime computes.</summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Operation">The operation that it computes the results of.</param>
/// <param name="Routine">The routine.</param>
internal sealed record RoutineKernel(string Name, Operation Operation, Routine Routine) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => Operation.Inputs;

    public override ImmutableArray<Tensor> Writes => Operation.Results;

    public override long MultiplyAddsPerSample => Operation.MultiplyAddsPerSample;

    public override Division Division => Writes[0].Shape.HasBatch ? Division.Samples : Division.Rows;
}
