using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>What a routine of the runtime computes.</summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Routine">The routine.</param>
/// <param name="Operands">What it reads.</param>
/// <param name="Results">What it writes.</param>
internal sealed record RoutineKernel(string Name, Routine Routine, ImmutableArray<Tensor> Operands, ImmutableArray<Tensor> Results) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => Operands;

    public override ImmutableArray<Tensor> Writes => Results;

    public override Division Division => Results[0].Shape.HasBatch ? Division.Samples : Division.Rows;
}
