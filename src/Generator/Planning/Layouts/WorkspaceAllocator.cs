using System.Collections.Immutable;
using System.Globalization;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning.Layouts;

/// <summary>Places the intermediate results of a program by liveness: first fit among the buffers that are alive at the same time.</summary>
internal static class WorkspaceAllocator
{
    public static Workspace Allocate(IReadOnlyList<Kernel> kernels)
    {
        if (kernels.OfType<LaneKernel>().SingleOrDefault() is { } lanes)
            return new Workspace([], lanes.LaneFloats, FloatsPerSample: 0);
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
                int floats = FloatsOf(tensor);
                List<Buffer> beside = alive.FindAll(buffer => buffer.IsPerSample == tensor.Shape.HasBatch);
                // A kernel that reads each element before it writes it may write over an operand that dies here: over exactly its place,
                // for elements that are shifted could be written before they are read.
                Buffer? dying = beside.Find(buffer => lastUse[buffer.Tensor] == i && MatrixLayout.FloatsOf(buffer.Tensor) == MatrixLayout.FloatsOf(tensor)
                    && kernel.Reads.Contains(buffer.Tensor) && kernel.CanReplace(buffer.Tensor));
                if (dying is not null)
                    alive.Remove(dying);
                var buffer = new Buffer(tensor, dying?.Offset ?? FirstFit(beside, floats), floats);
                buffers.Add(buffer);
                alive.Add(buffer);
            }
        }

        return new Workspace([.. buffers], EndOf(isPerSample: false), EndOf(isPerSample: true));

        int EndOf(bool isPerSample) => buffers.Where(buffer => buffer.IsPerSample == isPerSample).Select(buffer => checked(buffer.Offset + buffer.Floats)).DefaultIfEmpty().Max();
    }

    private static bool IsIntermediate(Tensor tensor) => tensor.Role == TensorRole.Value && tensor.Shape.Rank > 0;

    private static int FloatsOf(Tensor tensor)
    {
        long floats = MatrixLayout.FloatsOf(tensor);
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
