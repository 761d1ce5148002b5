using System.Collections.Immutable;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning;

/// <summary>What one public member runs: kernels in their order, and the workspace of their intermediate results.</summary>
/// <param name="Kernels">The kernels.</param>
/// <param name="Workspace">The workspace.</param>
/// <param name="Samples">Samples that the workspace holds, or can hold at most; larger batches run in passes, if they do.</param>
/// <param name="IsOnePass">Whether a batch must run in one pass, so that the workspace grows to it.</param>
/// <param name="LeastTeamSamples">From how many samples on a second thread pays; null if never.</param>
/// <param name="UnrollsOneSample">Whether a single sample runs straight-line.</param>
internal sealed record PlannedProgram(
    ImmutableArray<Kernel> Kernels, Workspace Workspace, int Samples, bool IsOnePass, int? LeastTeamSamples, bool UnrollsOneSample);
