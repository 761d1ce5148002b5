using System.Collections.Immutable;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning;

/// <summary>What one public member runs: kernels in their order, and the workspace of their intermediate results.</summary>
internal sealed record PlannedProgram(ImmutableArray<Kernel> Kernels, Workspace Workspace);
