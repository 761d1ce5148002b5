using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>The sum of all samples' rows: a bias's gradient.</summary>
internal sealed record SampleSumKernel(string Name, Tensor Value, int PaddedColumns, Sink Result) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => [Value];

    public override ImmutableArray<Tensor> Writes => Present((Result as StoreSink)?.Tensor);

    public override Sink? Sink => Result;
}
