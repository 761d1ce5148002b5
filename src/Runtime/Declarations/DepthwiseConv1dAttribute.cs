namespace NetGen;

/// <summary>
/// Adds a convolution of a sequence over its steps that keeps each channel to itself: for each position of the window and each channel,
/// activation(Σ window · weight + bias), as PyTorch's <c>torch.nn.Conv1d</c> with as many groups as there are channels. It turns [steps, channels] into
/// [steps', channels · multiplier], where steps' is ⌊(steps + padding - dilation · (kernel - 1) - 1) / stride⌋ + 1. Files use PyTorch's names and
/// shapes: weight [channels · multiplier, 1, kernel], bias [channels · multiplier].
/// </summary>
/// <param name="kernel">The number of steps of the window, 1 to 256. If it does not fit, the compiler reports NETGEN041.</param>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DepthwiseConv1dAttribute(int kernel, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The number of steps of the window.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>
    /// The number of output channels for each channel of the sequence, 1 to 256; all channels of the output together are at most 4,096. The
    /// output channels of an input channel are next to each other. The default is 1.
    /// </summary>
    public int Multiplier { get; init; } = 1;

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>The distance between two positions of the window, in steps, 1 to 256. The default is 1.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The distance between two elements of the window, in steps, 1 to 4,096. The default is 1.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The number of steps of zeros before the sequence and after it.</summary>
    public int Padding { get; init; }

    /// <summary>The padding before the sequence, if it is different.</summary>
    public int PaddingBefore { get; init; }

    /// <summary>The padding after the sequence, if it is different.</summary>
    public int PaddingAfter { get; init; }

    /// <summary>
    /// Whether to choose the padding so that the output has ⌈steps / stride⌉ steps. If the padding is odd, there is one more step after the sequence.
    /// </summary>
    public bool Same { get; init; }

    /// <summary>
    /// Whether all padding, dilation · (kernel - 1) steps, lies before the sequence. The output then has ⌈steps / stride⌉ steps, and none of them depends
    /// on later steps of the input.
    /// </summary>
    public bool Causal { get; init; }

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
