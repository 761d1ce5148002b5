namespace NetGen;

/// <summary>A tensor to be written to a file, or read from one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its extents.</param>
/// <param name="Values">Its elements.</param>
internal sealed record FileTensor(string Name, IReadOnlyList<int> Shape, Memory<float> Values)
{
    public string ShapeText => $"[{string.Join(", ", Shape)}]";

    /// <summary>The tensors that a network's values are; see <see cref="NetworkValues"/>.</summary>
    public static IEnumerable<FileTensor> Of(NetworkDescription network, float[] values, string prefix = "")
    {
        int offset = 0;
        foreach (TensorDescription tensor in network.Tensors.Concat(network.Buffers))
        {
            yield return new FileTensor(prefix + tensor.Name, tensor.Shape, values.AsMemory(offset, tensor.Count));
            offset += tensor.Count;
        }
    }
}
