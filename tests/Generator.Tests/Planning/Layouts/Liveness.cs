using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Tests.Planning.Layouts;

/// <summary>The kernels from which to which a tensor has to keep its place, by what they read and write.</summary>
internal sealed record Liveness(int First, int Last)
{
    public static Liveness Of(Tensor tensor, IReadOnlyList<Kernel> kernels)
    {
        int[] users = [.. Enumerable.Range(0, kernels.Count).Where(i => kernels[i].Reads.Concat(kernels[i].Writes).Contains(tensor))];
        return new Liveness(users[0], users[^1]);
    }

    public bool Meets(Liveness other) => First <= other.Last && other.First <= Last;
}
