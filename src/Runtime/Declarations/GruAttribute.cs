namespace NetGen;

/// <summary>
/// Adds a gated recurrent unit (Cho and others 2014), as PyTorch's <c>torch.nn.GRU</c>: for each step of a sequence [steps, features],
/// r = σ(W_r x + U_r h), z = σ(W_z x + U_z h), n = tanh(W_n x + r · (U_n h)), h' = (1 - z) · n + z · h, with biases, from h = 0 on.
/// The output is the last step that is computed, [units], or with <see cref="ReturnsSequence"/> all of them, [steps, units].
/// Files use PyTorch's names and shapes: weight_ih_l0 [3 · units, features], weight_hh_l0 [3 · units, units], bias_ih_l0 and bias_hh_l0 [3 · units], in the order reset, update, new.
/// </summary>
/// <param name="units">The number of outputs of a step, 1 to 4,096.</param>
/// <param name="activation">The function applied to every output of the layer. It has no part in the recurrence.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GruAttribute(int units, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The number of outputs of a step.</summary>
    public int Units { get; } = units;

    /// <summary>The function applied to every output of the layer. It has no part in the recurrence.</summary>
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
