namespace NetGen;

/// <summary>
/// Adds a simple recurrent layer (Elman 1990), as PyTorch's <c>torch.nn.RNN</c>: for each step of a sequence [steps, features],
/// h' = activation(W x + U h), with biases, from h = 0 on.
/// The output is the last step that is computed, [units], or with <see cref="ReturnsSequence"/> all of them, [steps, units].
/// Files use PyTorch's names and shapes: weight_ih_l0 [units, features], weight_hh_l0 [units, units], bias_ih_l0 and bias_hh_l0 [units].
/// </summary>
/// <param name="units">The number of outputs of a step, 1 to 4,096.</param>
/// <param name="activation">The function of each step.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RnnAttribute(int units, Activation activation = Activation.Tanh) : Attribute
{
    /// <summary>The number of outputs of a step.</summary>
    public int Units { get; } = units;

    /// <summary>The function of each step.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>Whether the output is that of all steps, and not only of the last.</summary>
    public bool ReturnsSequence { get; init; }

    /// <summary>
    /// Whether another cell with parameters of its own runs from the last step to the first. The outputs of both lie side by side, [2 · units]; without
    /// <see cref="ReturnsSequence"/>, each is that of the last step that the direction computes. In files, its parameters end in <c>_reverse</c>.
    /// </summary>
    public bool Bidirectional { get; init; }

    /// <summary>Whether biases are added to the products.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>Whether training changes the layer.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
