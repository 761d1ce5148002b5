namespace NetGen;

/// <summary>Adds a fully connected layer: activation(weight · x + bias), for every step where its input is a sequence.</summary>
/// <param name="units">Outputs of the layer, 1 to 4,096; up to 1,048,576 in the last layer.</param>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>Outputs of the layer.</summary>
    public int Units { get; } = units;

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>Whether a bias is added to every output before the activation.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>
    /// Whether training changes the layer. One that is frozen gets no gradient code: its gradients are 0, and no update touches it.
    /// </summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The values that the weights start with; by default, what suits the activation.</summary>
    public Initializer Initializer { get; init; }

    /// <summary>What every weight starts with, by <see cref="Initializer.Constant"/>; any finite number.</summary>
    public float InitialValue { get; init; }

    /// <summary>What the bias of every output starts with; any finite number.</summary>
    public float InitialBias { get; init; }

    /// <summary>
    /// The layer's name, by which other layers read it, and its name in files: <c>fc1</c> gives <c>fc1.weight</c> and <c>fc1.bias</c>. A layer without one is named as in PyTorch's
    /// <c>nn.Sequential</c>, by its position, in which an activation counts as a layer of its own.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this one reads, or <c>input</c> for the network's input; the layer before it when left out.
    /// </summary>
    public string? From { get; init; }
}
