using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>Where a kernel leaves its result.</summary>
internal abstract record Sink;

/// <summary>Stores it as an intermediate result.</summary>
internal sealed record StoreSink(Tensor Tensor) : Sink;

/// <summary>Adds it to the parameter's gradient, which several passes over a large batch sum up.</summary>
internal sealed record AccumulateSink(Parameter Parameter) : Sink;

/// <summary>Makes the optimiser's step with it at once, so that the gradient is never written to memory.</summary>
internal sealed record UpdateSink(ParameterUpdate Update) : Sink;
