namespace NetGen;

/// <summary>Adds a fully connected layer: activation(weight · x + bias). On a sequence, it processes every step.</summary>
/// <param name="units">The number of outputs, 1 to 4,096, or up to 1,048,576 in the last layer.</param>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>Whether a bias is added to every output before the activation.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>
    /// Whether training changes the layer. For a frozen layer, no gradient code is generated: its gradients are 0, and updates don't change it.
    /// </summary>
    public bool Trainable { get; init; } = true;

    /// <summary>How the initial weights are drawn. The default depends on the activation.</summary>
    public Initializer Initializer { get; init; }

    /// <summary>The initial value of every weight with <see cref="Initializer.Constant"/>, any finite number.</summary>
    public float InitialValue { get; init; }

    /// <summary>The initial value of every bias, any finite number.</summary>
    public float InitialBias { get; init; }

    /// <summary>
    /// The name of the layer. Other layers use it to read the layer, and files use it to name the parameters: <c>fc1</c> gives
    /// <c>fc1.weight</c> and <c>fc1.bias</c>. A layer without a name is named by its position, as in PyTorch's <c>nn.Sequential</c>, where an
    /// activation counts as a separate layer.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
