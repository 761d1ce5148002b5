using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Layouts;

/// <summary>A tensor's place in the workspace.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Offset">Floats before it: of those that there are once, or for one sample of those that there are for each.</param>
/// <param name="Floats">Floats it takes, for one sample where it has a batch.</param>
internal sealed record Buffer(Tensor Tensor, int Offset, int Floats)
{
    public bool IsPerSample => Tensor.Shape.HasBatch;
}

/// <summary>
/// The intermediate results of one program, in one block of memory; results that are never alive together share a place. What there is once lies in
/// front of what there is for each sample.
/// </summary>
/// <param name="Buffers">The results.</param>
/// <param name="Floats">Floats that it takes once.</param>
/// <param name="FloatsPerSample">Floats that it takes for each sample.</param>
internal sealed record Workspace(ImmutableArray<Buffer> Buffers, int Floats, int FloatsPerSample)
{
    /// <summary>The number of floats for a number of samples.</summary>
    public long FloatsFor(int samples) => Floats + (long)FloatsPerSample * samples;

    /// <summary>The buffers for a number of samples, as offsets from the first float of the workspace.</summary>
    public IEnumerable<Buffer> For(int samples) => Buffers.Select(buffer => !buffer.IsPerSample
        ? buffer
        : buffer with { Offset = checked(Floats + buffer.Offset * samples), Floats = checked(buffer.Floats * samples) });
}
