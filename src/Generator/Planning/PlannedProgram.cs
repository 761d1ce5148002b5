using System.Collections.Immutable;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning;

/// <summary>What one public member runs: kernels in their order, and the workspace of their intermediate results.</summary>
/// <param name="Kernels">The kernels.</param>
/// <param name="Workspace">The workspace.</param>
/// <param name="Samples">Samples that the workspace holds; larger batches run in passes.</param>
/// <param name="LeastTeamSamples">From how many samples on a second thread pays; null if never.</param>
/// <param name="UnrollsOneSample">Whether a single sample runs straight-line.</param>
internal sealed record PlannedProgram(
    ImmutableArray<Kernel> Kernels, Workspace Workspace, int Samples, int? LeastTeamSamples, bool UnrollsOneSample);
