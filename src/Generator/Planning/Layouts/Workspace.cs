using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Layouts;

/// <summary>A tensor's place in the workspace.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Offset">Floats before it.</param>
/// <param name="Floats">Floats it takes, for all samples.</param>
internal sealed record Buffer(Tensor Tensor, int Offset, int Floats);

/// <summary>The intermediate results of one program, in one block of memory; results that are never alive together share a place.</summary>
internal sealed record Workspace(ImmutableArray<Buffer> Buffers, int Floats);
