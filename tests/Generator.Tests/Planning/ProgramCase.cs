using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using Buffer = NetGen.Generator.Planning.Layouts.Buffer;

namespace NetGen.Generator.Tests.Planning;

/// <summary>One program of a plan, and the tensors it is run for.</summary>
internal sealed record ProgramCase(PlannedNetwork Network, string Name, PlannedProgram Program, IReadOnlyList<Tensor> Results)
{
    public ImmutableArray<Kernel> Kernels => Program.Kernels;

    /// <summary>Where the buffers of all samples that the workspace holds lie.</summary>
    public ImmutableArray<Buffer> Buffers => [.. Program.Workspace.For(Program.Samples)];

    public long Floats => Program.Workspace.FloatsFor(Program.Samples);

    public IReadOnlyList<Operation> Slice => Network.Graph.Slice(Results);

    public Buffer BufferOf(string tensor) => Buffers.Single(buffer => buffer.Tensor.Name == tensor);

    public override string ToString() => Name;
}
