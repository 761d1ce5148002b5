using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>
/// A whole program in straight-line code, with the samples in the lanes: what suits a network whose layers are narrower than a vector.
/// Each element of a sample is a local, nothing intermediate touches memory, and the parameters' gradients are summed up in registers.
/// </summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Steps">The program, in its order.</param>
/// <param name="Outputs">The rows that it returns to the caller.</param>
/// <param name="Gradients">The parameters' gradients that it sums up, in canonical order.</param>
internal sealed record LaneKernel(
    string Name,
    ImmutableArray<LaneStep> Steps,
    ImmutableArray<Tensor> Outputs,
    ImmutableArray<Tensor> Gradients) : Kernel(Name)
{
    /// <summary>Whether elementary functions are called, because the program is too long for them to be inlined.</summary>
    public bool CallsFunctions { get; } = !LaneBudget.HoldsFunctions(Steps);

    public IEnumerable<LaneNest> Nests => Steps.OfType<LaneNest>();

    /// <summary>The loss, where the program computes one.</summary>
    public LaneLoss? Loss => Steps.OfType<LaneLoss>().SingleOrDefault();

    /// <summary>What is dropped, once for each layer that drops: the forward and the backward pass share it.</summary>
    public ImmutableArray<DroppedLayer> Dropped =>
    [
        .. Nests
            .SelectMany(step => step.Nest.Dropped)
            .GroupBy(dropped => dropped.Layer)
            .Select(group => new DroppedLayer(group.First(), group.First().Element.At(axis => axis.Extent.Size - 1) + 1)),
    ];

    /// <summary>Vectors of the gradients, before their lanes are added up.</summary>
    public int GradientVectors => Gradients.Sum(gradient => gradient.Shape.ElementsPerSample);

    /// <summary>Floats for the gradients, and behind them for what the dropped values are multiplied by.</summary>
    public int LaneFloats => (GradientVectors + Dropped.Sum(layer => layer.Elements)) * MatrixLayout.VectorFloats;

    public override ImmutableArray<Tensor> Reads => [.. Nests.SelectMany(step => step.Nest.Reads).Where(IsInMemory).Distinct()];

    public override ImmutableArray<Tensor> Writes => [];

    private static bool IsInMemory(Tensor tensor) => tensor.Role is TensorRole.Input or TensorRole.Parameter;
}

/// <summary>A part of a program in straight-line code.</summary>
internal abstract record LaneStep;

/// <summary>A nest, all of whose axes but the samples are unrolled.</summary>
/// <param name="Nest">The nest.</param>
/// <param name="Phase">When it runs.</param>
internal sealed record LaneNest(Nest Nest, LanePhase Phase) : LaneStep;

/// <summary>The loss, and its gradient where one is needed.</summary>
internal sealed record LaneLoss(LossOperation Loss, LossGradient? Gradient) : LaneStep;

/// <summary>When a nest runs.</summary>
internal enum LanePhase
{
    /// <summary>Before the samples: it reads none of them.</summary>
    Before,

    /// <summary>For each vector of samples.</summary>
    Samples,

    /// <summary>After them, on what they have summed up.</summary>
    After,
}

/// <summary>A layer that drops values.</summary>
/// <param name="Dropped">How it drops them.</param>
/// <param name="Elements">Places of a sample, each with values that are dropped together.</param>
internal sealed record DroppedLayer(Dropped Dropped, int Elements);
