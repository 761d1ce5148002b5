namespace NetGen.Testing;

/// <summary>Where a tensor lies among the parameters in canonical order: each layer's weight [out, in], then its bias.</summary>
public sealed record ParameterTensor(string Name, int Offset, int Length)
{
    public static IReadOnlyList<ParameterTensor> Of(NetworkSource source)
    {
        var tensors = new List<ParameterTensor>();
        int offset = 0;
        int inputs = source.InputSize;
        for (int i = 0; i < source.Layers.Length; i++)
        {
            Layer layer = source.Layers[i];
            Add($"weight{i + 1}", layer.Units * inputs);
            if (layer.UseBias)
                Add($"bias{i + 1}", layer.Units);
            inputs = layer.Units;
        }

        return tensors;

        void Add(string name, int length)
        {
            tensors.Add(new ParameterTensor(name, offset, length));
            offset += length;
        }
    }
}
