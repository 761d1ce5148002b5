using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

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
    /// <summary>Whether elementary functions are called, because the program is too long for them to be inlined.</summary>
    public bool CallsFunctions { get; } = !LaneBudget.HoldsFunctions(Operations);

    /// <summary>One dropout for each layer that has one: the forward and the backward pass share what is dropped.</summary>
    public ImmutableArray<Dropout> Dropouts =>
        [.. Operations.OfType<Dropout>().GroupBy(dropout => dropout.Layer).Select(group => group.First())];

    /// <summary>Vectors of the gradients, before their lanes are added up.</summary>
    public int GradientVectors => Gradients.Sum(gradient => gradient.Shape.ElementsPerSample);

    /// <summary>Floats for the gradients, and behind them for what the dropouts multiply with.</summary>
    public int LaneFloats => (GradientVectors + Dropouts.Sum(dropout => dropout.Value.Shape.Features)) * MatrixLayout.VectorFloats;

    public override ImmutableArray<Tensor> Reads =>
        [.. Operations.SelectMany(operation => operation.Inputs).Where(IsInMemory).Distinct()];

    public override ImmutableArray<Tensor> Writes => [];

    private static bool IsInMemory(Tensor tensor) => tensor.Role is TensorRole.Input or TensorRole.Parameter;
}
