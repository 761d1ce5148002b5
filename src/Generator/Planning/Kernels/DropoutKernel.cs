using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>A dropout of rows of values, or of their gradients.</summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Dropout">The operation.</param>
/// <param name="ValueStride">Floats from one row of the operand to the next: the caller's are packed.</param>
/// <param name="ResultStride">The same of the result, which is padded.</param>
internal sealed record DropoutKernel(string Name, Dropout Dropout, int ValueStride, int ResultStride) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => [Dropout.Value];

    public override ImmutableArray<Tensor> Writes => [Dropout.Output];

    public override bool RunsInPlace => ValueStride == ResultStride;
}
