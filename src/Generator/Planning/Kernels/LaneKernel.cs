using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>
/// A whole program in straight-line code, with the samples in the lanes: what suits a network whose layers are narrower than a vector.
/// Each element of a row is a local, nothing intermediate touches memory, and the parameters' gradients are summed up in registers.
/// </summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Operations">The program, in its order.</param>
/// <param name="Outputs">The rows that it returns to the caller.</param>
/// <param name="Gradients">The parameters' gradients that it sums up, in canonical order.</param>
internal sealed record LaneKernel(
    string Name,
    ImmutableArray<Operation> Operations,
    ImmutableArray<Tensor> Outputs,
    ImmutableArray<Tensor> Gradients) : Kernel(Name)
{
    /// <summary>Floats for the gradients before their lanes are added up.</summary>
    public int LaneFloats => Gradients.Sum(gradient => gradient.Shape.ElementsPerSample) * MatrixLayout.VectorFloats;

    public override ImmutableArray<Tensor> Reads =>
        [.. Operations.SelectMany(operation => operation.Inputs).Where(IsInMemory).Distinct()];

    public override ImmutableArray<Tensor> Writes => [];

    private static bool IsInMemory(Tensor tensor) => tensor.Role is TensorRole.Input or TensorRole.Parameter;
}
