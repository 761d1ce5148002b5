using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>
/// The steps of a scan, one after the other. Each member of a team goes through all of them with its samples, and meets nobody on the way.
/// </summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Scan">The scan.</param>
/// <param name="Body">What one step does: products, whose operands lie row by row, and functions of elements, which also read and store steps of sequences.</param>
/// <param name="States">What is handed on, as the kernels leave it.</param>
/// <param name="StepsRead">What of the sequences each step reads.</param>
/// <param name="StepsKept">The same of what it stores.</param>
internal sealed record ScanKernel(
    string Name, Scan Scan, ImmutableArray<Kernel> Body, ImmutableArray<ScanState> States, ImmutableArray<ScanRead> StepsRead, ImmutableArray<ScanRead> StepsKept) : Kernel(Name)
{
    /// <summary>What is known after the last step.</summary>
    public IEnumerable<Tensor> Results => States.Select(state => state.Last).Concat(StepsKept.Select(kept => kept.Sequence));

    public override ImmutableArray<Tensor> Reads =>
    [
        .. StepsRead.Select(read => read.Sequence)
            .Concat(States.Select(state => state.First).OfType<Tensor>())
            .Concat(Body.SelectMany(kernel => kernel.Reads).Where(tensor => !tensor.Shape.HasBatch))
            .Distinct(),
    ];

    public override ImmutableArray<Tensor> Writes => [.. Results, .. Scratch];

    public override ImmutableArray<Kernel> Parts => Body;

    public override long MultiplyAddsPerSample => Scan.MultiplyAddsPerSample;

    public override Division Division => Division.Samples;

    /// <summary>What one kernel of a step leaves for another.</summary>
    private IEnumerable<Tensor> Scratch
    {
        get
        {
            HashSet<Tensor> placed =
            [
                .. StepsRead.Concat(StepsKept).Select(step => step.Step),
                .. States.SelectMany(state => new[] { state.Before, state.After }),
            ];
            return Body.SelectMany(kernel => kernel.Writes).Where(tensor => !placed.Contains(tensor)).Distinct();
        }
    }

    /// <summary>Where a tensor of the body lies: the states in one place before and after a step.</summary>
    public string PlaceOf(Tensor tensor) =>
        States.FirstOrDefault(state => state.Before == tensor || state.After == tensor) is { } state ? state.Last.Name : tensor.Name;
}
