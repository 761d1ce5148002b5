using System.Collections.Immutable;
using System.Globalization;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning.Layouts;

/// <summary>Places the intermediate results of a program by liveness: first fit among the buffers that are alive at the same time.</summary>
internal static class WorkspaceAllocator
{
    public static Workspace Allocate(IReadOnlyList<Kernel> kernels, int samples)
    {
        if (kernels.OfType<LaneKernel>().SingleOrDefault() is { } lanes)
            return new Workspace([], lanes.LaneFloats);
        var lastUse = new Dictionary<Tensor, int>();
        for (int i = 0; i < kernels.Count; i++)
        {
            foreach (Tensor tensor in kernels[i].Reads.Concat(kernels[i].Writes).Where(IsIntermediate))
                lastUse[tensor] = i;
        }

        var buffers = new List<Buffer>();
        var alive = new List<Buffer>();
        for (int i = 0; i < kernels.Count; i++)
        {
            Kernel kernel = kernels[i];
            alive.RemoveAll(buffer => lastUse[buffer.Tensor] < i);
            foreach (Tensor tensor in kernel.Writes.Where(IsIntermediate).Where(tensor => !buffers.Any(buffer => buffer.Tensor == tensor)))
            {
                int floats = FloatsOf(tensor, samples);
                // A kernel that reads each element before it writes it may write over an operand that dies here: over exactly its place,
                // for elements that are shifted could be written before they are read.
                Buffer? dying = alive.Find(buffer => lastUse[buffer.Tensor] == i && buffer.Floats == floats
                    && kernel.Reads.Contains(buffer.Tensor) && kernel.CanReplace(buffer.Tensor));
                if (dying is not null)
                    alive.Remove(dying);
                var buffer = new Buffer(tensor, dying?.Offset ?? FirstFit(alive, floats), floats);
                buffers.Add(buffer);
                alive.Add(buffer);
            }
        }

        long end = buffers.Select(buffer => (long)buffer.Offset + buffer.Floats).DefaultIfEmpty().Max();
        return end <= CostModel.AddressableFloats
            ? new Workspace([.. buffers], (int)end)
            : throw new UnsupportedNetworkException($"the workspace would take {end.ToString("N0", CultureInfo.InvariantCulture)} floats");
    }

    private static bool IsIntermediate(Tensor tensor) => tensor.Role == TensorRole.Value && tensor.Shape.Rank > 0;

    private static int FloatsOf(Tensor tensor, int samples)
    {
        long floats = MatrixLayout.FloatsOf(tensor) * (tensor.Shape.HasBatch ? samples : 1);
        return floats <= CostModel.AddressableFloats
            ? MatrixLayout.Pad((int)floats)
            : throw new UnsupportedNetworkException($"{tensor} would take {floats.ToString("N0", CultureInfo.InvariantCulture)} floats of memory");
    }

    private static int FirstFit(List<Buffer> alive, int floats)
    {
        int offset = 0;
        foreach (Buffer buffer in alive.OrderBy(buffer => buffer.Offset))
        {
            if ((long)offset + floats <= buffer.Offset)
                break;
            offset = checked(Math.Max(offset, buffer.Offset + buffer.Floats));
        }

        return offset;
    }
}
