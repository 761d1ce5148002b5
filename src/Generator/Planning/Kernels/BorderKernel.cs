using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>An image or a sequence with zeros around it, its pixels packed.</summary>
/// <param name="Tensor">The copy.</param>
/// <param name="Border">The zeros around it.</param>
internal sealed record BorderedCopy(Tensor Tensor, Border Border);

/// <summary>Copies an image, and puts a border around it.</summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Image">The image.</param>
/// <param name="Copy">The copy.</param>
internal sealed record BorderKernel(string Name, Tensor Image, BorderedCopy Copy) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => [Image];

    public override ImmutableArray<Tensor> Writes => [Copy.Tensor];

    public override Division Division => Division.Samples;
}
