using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning;

/// <summary>How a network runs step by step.</summary>
/// <param name="Graph">What one step does.</param>
/// <param name="Program">The same as kernels, for steps that run together, with each of them as a sample.</param>
internal sealed record StreamPlan(NetworkGraph Graph, PlannedProgram Program)
{
    /// <summary>What the stream remembers, and how many floats lie before it.</summary>
    public ImmutableArray<(Tensor Tensor, int Offset)> Memories
    {
        get
        {
            var places = ImmutableArray.CreateBuilder<(Tensor, int)>();
            int offset = 0;
            foreach (Tensor memory in Graph.Memories)
            {
                places.Add((memory, offset));
                offset = checked(offset + FloatsOf(memory));
            }

            return places.ToImmutable();
        }
    }

    /// <summary>Floats of all that the stream remembers.</summary>
    public int Floats => Graph.Memories.Sum(FloatsOf);

    private static int FloatsOf(Tensor memory) => MatrixLayout.Pad(memory.Shape.ElementsPerSample);
}
