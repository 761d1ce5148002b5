namespace NetGen;

/// <summary>
/// Adds a layer that computes the mean of each window over the steps of a sequence, separately for each channel, as PyTorch's
/// <c>torch.nn.AvgPool1d</c> does. It turns [steps, channels] into [steps', channels].
/// </summary>
/// <param name="size">The number of steps of the window, 1 to 256. If it does not fit, the compiler reports NETGEN041.</param>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AveragePool1dAttribute(int size, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The number of steps of the window.</summary>
    public int Size { get; } = size;

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>The distance between two positions of the window, in steps, 1 to 256. The default is the size of the window.</summary>
    public int Stride { get; init; }

    /// <summary>The number of steps of padding before the sequence and after it, at most half of the window. It counts as zeros, or does not count.</summary>
    public int Padding { get; init; }

    /// <summary>The padding before the sequence, if it is different.</summary>
    public int PaddingBefore { get; init; }

    /// <summary>The padding after the sequence, if it is different.</summary>
    public int PaddingAfter { get; init; }

    /// <summary>
    /// Whether to choose the padding so that the output has ⌈steps / stride⌉ steps. If the padding is odd, there is one more step after the sequence.
    /// </summary>
    public bool Same { get; init; }

    /// <summary>Whether the padding counts, as zeros. Otherwise, the mean only includes steps of the sequence.</summary>
    public bool CountsPadding { get; init; } = true;

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
