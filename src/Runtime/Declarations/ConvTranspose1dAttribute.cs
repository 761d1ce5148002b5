namespace NetGen;

/// <summary>
/// Adds a transposed convolution of a sequence over its steps, as PyTorch's <c>torch.nn.ConvTranspose1d</c>: each step spreads a window of the output,
/// and overlapping windows add up. It turns [steps, channels] into [steps', filters], where steps' is
/// (steps - 1) · stride - padding + dilation · (kernel - 1) + OutputPadding + 1, and padding is that of both ends. Files use PyTorch's names and
/// shapes: weight [channels, filters, kernel], bias [filters].
/// </summary>
/// <param name="filters">The number of filters, which is the number of output channels, 1 to 4,096.</param>
/// <param name="kernel">The number of steps of the window, 1 to 256.</param>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConvTranspose1dAttribute(int filters, int kernel, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The number of filters, which is the number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>The number of steps of the window.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Steps that are added to the output at its end, from 0 to less than the stride. Otherwise, the compiler reports NETGEN043.</summary>
    public int OutputPadding { get; init; }

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>The distance between two positions of the window, in steps, 1 to 256. The default is 1.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The distance between two elements of the window, in steps, 1 to 4,096. The default is 1.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>Steps that are removed from the output at both ends.</summary>
    public int Padding { get; init; }

    /// <summary>The steps removed at the beginning, if different.</summary>
    public int PaddingBefore { get; init; }

    /// <summary>The steps removed at the end, if different.</summary>
    public int PaddingAfter { get; init; }

    /// <summary>Whether a bias is added to every output before the activation.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>Whether training changes the layer.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>How the initial weights are drawn. The default depends on the activation.</summary>
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
