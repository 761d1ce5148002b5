using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>A weight transposed once for all steps of a scan.</summary>
/// <param name="Source">The weight.</param>
/// <param name="SourceLayout">Its layout.</param>
/// <param name="Copy">The transpose, in the workspace.</param>
internal sealed record TransposeKernel(string Name, Tensor Source, Panels SourceLayout, Tensor Copy) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => [Source];

    public override ImmutableArray<Tensor> Writes => [Copy];

    public override Division Division => Division.Rows;
}
