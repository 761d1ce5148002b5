using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>What a routine of the runtime computes in a stream.</summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Operation">The operation that it computes.</param>
/// <param name="Routine">The routine.</param>
internal sealed record StreamRoutineKernel(string Name, Operation Operation, StreamRoutine Routine) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => Operation.Inputs;

    public override ImmutableArray<Tensor> Writes => [.. Operation.Results.Where(result => result != Routine.View)];

    public override long MultiplyAddsPerSample => Operation.MultiplyAddsPerSample;
}
