namespace NetGen.Hosting.Tests;

/// <summary>A network with one parameter, by which it multiplies its two inputs.</summary>
internal sealed class ScaleNetwork : INetwork<float>
{
    private float _scale;

    public NetworkDescription Description { get; } = new("ScaleNetwork", "2 > scale", "multiplies", 2, 2, [new TensorDescription("scale", 1)], []);

    public int Parallelism { get; set; } = 1;

    /// <summary>Called before it predicts.</summary>
    public Action<int>? Predicting { get; init; }

    public static void Save(string path, float scale) => new ScaleNetwork { _scale = scale }.Save(path);

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        if (inputs.Length % 2 != 0 || outputs.Length != inputs.Length)
            throw new ArgumentException("The lengths do not match.");
        for (int i = 0; i < inputs.Length; i++)
            outputs[i] = _scale * inputs[i];
    }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> predictions)
    {
        Predicting?.Invoke(inputs.Length / 2);
        Forward(inputs, predictions);
    }

    public void CopyParametersTo(Span<float> parameters) => parameters[0] = _scale;

    public void CopyParametersFrom(ReadOnlySpan<float> parameters) => _scale = parameters[0];
}
