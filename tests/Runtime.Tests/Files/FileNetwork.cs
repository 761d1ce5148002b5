namespace NetGen.Runtime.Tests.Files;

/// <summary>A network that has parameters, and nothing else.</summary>
internal sealed class FileNetwork(string architecture, params TensorDescription[] tensors) : INetwork
{
    public NetworkDescription Description { get; init; } = new("FileNetwork", architecture, "computes " + architecture.Replace('>', '-'), 3, 2, tensors, []);

    public int Parallelism { get; set; } = 1;

    public float[] Parameters { get; private set; } = [.. Enumerable.Range(0, tensors.Sum(tensor => tensor.Count)).Select(i => i / 7f)];

    /// <summary>Called when the parameters are copied out, which is while the file is being written.</summary>
    public Action? Copying { get; set; }

    /// <summary>3 features, 5 hidden units, 2 outputs.</summary>
    public static FileNetwork Small() => new(
        "3 > dense 5 relu > dense 2", new("fc1.weight", 5, 3), new("fc1.bias", 5), new("fc2.weight", 2, 5), new("fc2.bias", 2));

    /// <summary>The file that it saves.</summary>
    public byte[] Save()
    {
        using var stream = new MemoryStream();
        NetworkFile.Save(this, stream);
        return stream.ToArray();
    }

    public void Load(byte[] file) => NetworkFile.Load(this, new MemoryStream(file));

    public void Fill(float value) => Array.Fill(Parameters, value);

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public void Predict(ReadOnlySpan<float> inputs, Span<float> predictions) => throw new NotSupportedException();

    public void CopyParametersTo(Span<float> parameters)
    {
        Copying?.Invoke();
        Parameters.CopyTo(parameters);
    }

    public void CopyParametersFrom(ReadOnlySpan<float> parameters) => Parameters = parameters.ToArray();
}
