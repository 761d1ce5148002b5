using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>What a routine of the runtime computes.</summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Operation">The operation that it computes the results of.</param>
/// <param name="Routine">The routine.</param>
/// <param name="Scratch">What it works in besides its operands and results; null where that is all.</param>
internal sealed record RoutineKernel(string Name, Operation Operation, Routine Routine, Tensor? Scratch = null) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => Operation.Inputs;

    public override ImmutableArray<Tensor> Writes => Scratch is null ? Operation.Results : Operation.Results.Add(Scratch);

    public override long MultiplyAddsPerSample => Operation.MultiplyAddsPerSample;

    /// <summary>The routine that computes an operation's results.</summary>
    public static RoutineKernel Of(string name, Operation operation, Routine routine) => new(name, operation, routine, routine.ScratchFloats == 0
        ? null
        : new Tensor(operation.Output.Name + "Scratch", Shape.Rows(checked((int)routine.ScratchFloats)), TensorRole.Value));

    public override Division Division => Writes[0].Shape.HasBatch ? Division.Samples : Division.Rows;
}
