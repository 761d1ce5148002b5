namespace NetGen;

/// <summary>
/// Adds self-attention with several heads (Vaswani et al. 2017; PyTorch's <c>torch.nn.MultiheadAttention</c> with <c>batch_first</c>, where query, key and
/// value are the same sequence). Each step is projected to a query, a key and a value, each of them as long as the step's features. Each head takes an equal
/// part of them and computes softmax(query · keysᵀ / √size) · values for each step, where size is the number of features of a head. A last projection
/// mixes the heads. The layer reads a sequence [steps, features] and keeps its shape.
/// </summary>
/// <param name="heads">The number of heads, 1 to 4,096. It divides the number of features; otherwise the compiler reports NETGEN042.</param>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AttentionAttribute(int heads, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The number of heads.</summary>
    public int Heads { get; } = heads;

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>Whether a step only sees itself and earlier steps.</summary>
    public bool Causal { get; init; }

    /// <summary>Whether a bias is added to queries, keys and values, and another one to every output before the activation.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>Whether training changes the layer.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>
    /// How the initial weights are drawn. By default they are drawn as in PyTorch: the first projection like <see cref="Initializer.GlorotUniform"/>, the last
    /// one uniformly up to 1 / √features.
    /// </summary>
    public Initializer Initializer { get; init; }

    /// <summary>The initial value of every weight with <see cref="Initializer.Constant"/>, any finite number.</summary>
    public float InitialValue { get; init; }

    /// <summary>The initial value of every bias, any finite number.</summary>
    public float InitialBias { get; init; }

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
