using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>A nest that runs as loops, its columns in the lanes.</summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Nest">The nest.</param>
/// <param name="Schedule">How it runs.</param>
/// <param name="Result">Where its result goes.</param>
internal sealed record NestKernel(string Name, Nest Nest, LoopSchedule Schedule, Sink Result) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => Nest.Reads;

    public override ImmutableArray<Tensor> Writes => Result is StoreSink ? Nest.Writes : [];

    public override Sink? Sink => Result;

    public override Division Division => Nest.Result.Tensor.Shape.HasBatch ? Division.Samples : Division.None;

    /// <summary>Each element must have been read for the last time before the result takes its place.</summary>
    public override bool CanReplace(Tensor operand)
    {
        if (!Nest.Result.IsAt(Nest.Axes))
            return false;
        IEnumerable<Load> loads = Nest.Loads.Where(load => load.Tensor == operand);
        if (!loads.All(load => new Result(operand, load.Indices, load).IsAt(Nest.Axes)))
            return false;
        // What a reduction keeps lies in the result's place while later values are found.
        int keeper = Nest.Reductions.Select((reduction, i) => reduction.Keeps ? i : -1).DefaultIfEmpty(-1).Max();
        return keeper < 0 || !Nest.Reductions.Skip(keeper + 1).Select(reduction => reduction.Body).Concat(Nest.Results.Select(result => result.Value))
            .SelectMany(value => value.Loads).Any(load => load.Tensor == operand);
    }
}
