using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>The penalty of a weight, and its gradient where it is collected in memory.</summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Penalty">The penalty.</param>
/// <param name="Floats">Floats of the weight, padding included.</param>
/// <param name="Gradient">Where its gradient goes; null where it is not wanted, or added in registers.</param>
internal sealed record PenaltyKernel(string Name, WeightPenalty Penalty, int Floats, GradientSink? Gradient) : Kernel(Name)
{
    public override ImmutableArray<Tensor> Reads => [Penalty.Weight];

    public override ImmutableArray<Tensor> Writes => [];

    public override bool RunsOnce => true;

    public override Sink? Sink => Gradient;
}
