namespace NetGen;

/// <summary>
/// Adds a layer that looks up a row of its weight for each token of a sample: activation(weight[token]) (PyTorch's <c>torch.nn.Embedding</c>). It reads the
/// input of the network, [tokens], and its result is a sequence [tokens, units]. The first layer decides what samples are: if it is an embedding, they
/// are tokens, which are whole numbers from 0 to <see cref="Vocabulary"/> - 1, and members take spans of <c>int</c>. Only embeddings can read tokens; other
/// layers report NETGEN044. The weight is [vocabulary, units].
/// </summary>
/// <param name="vocabulary">The number of different tokens, 1 to 1,048,576.</param>
/// <param name="units">The number of values of each token, 1 to 4,096.</param>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EmbeddingAttribute(int vocabulary, int units, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The number of different tokens.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>The number of values of each token.</summary>
    public int Units { get; } = units;

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>
    /// Whether training changes the layer. For a frozen layer, no gradient code is generated: its gradients are 0, and updates don't change it.
    /// </summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The standard deviation of the initial weights, which are drawn from a normal distribution around 0. It is finite and at least 0.</summary>
    public float InitialDeviation { get; init; } = 1;

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the weight.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the value that this layer reads. It must be <c>input</c>, the tokens of the network. The default is the previous layer, so only the first
    /// layer can leave it out.
    /// </summary>
    public string? From { get; init; }
}
