namespace NetGen;

/// <summary>
/// Adds a layer that adds a learned row to each step of a sequence, so that later layers know the place of a step: activation(x + weight). The layer reads a
/// sequence [steps, features] and keeps its shape. The weight is [steps, features], like that of a <c>torch.nn.Embedding</c> of positions.
/// </summary>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PositionEmbeddingAttribute(Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>Whether training changes the layer.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The standard deviation of the initial weights, which are drawn from a normal distribution around 0. It is finite and at least 0.</summary>
    public float InitialDeviation { get; init; } = 1;

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the weight.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
