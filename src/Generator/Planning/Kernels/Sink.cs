using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>Where a kernel leaves its result.</summary>
internal abstract record Sink;

/// <summary>Stores it as an intermediate result.</summary>
internal sealed record StoreSink(Tensor Tensor) : Sink;

/// <summary>A parameter's gradient, which the kernel holds in registers.</summary>
/// <param name="Update">The optimiser's step for the parameter.</param>
/// <param name="Descends">
/// Whether the step is made at once, so that the gradient is never written to memory; otherwise it is added to the gradient buffer, which
/// several passes over a large batch sum up.
/// </param>
/// <param name="Penalty">
/// The penalty whose gradient is added before a step that is made at once. In the gradient buffer it lies already.
/// </param>
internal sealed record GradientSink(ParameterUpdate Update, bool Descends, WeightPenaltyGradient? Penalty = null) : Sink
{
    public Parameter Parameter => Update.Parameter;
}
