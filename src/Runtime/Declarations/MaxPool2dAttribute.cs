namespace NetGen;

/// <summary>
/// Adds a layer that computes the largest value of each window of an image, separately for each channel, as PyTorch's
/// <c>torch.nn.MaxPool2d</c> does. Pixels outside of the image do not count. If several values are equal, the gradient goes to the first
/// one.
/// </summary>
/// <param name="size">The number of rows and columns of the window, 1 to 256.</param>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2dAttribute(int size, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The number of rows and columns of the window.</summary>
    public int Size { get; } = size;

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>The distance between two positions of the window, in pixels, 1 to 256. The default is the size of the window.</summary>
    public int Stride { get; init; }

    /// <summary>The vertical stride, if it is different.</summary>
    public int StrideHeight { get; init; }

    /// <summary>The horizontal stride, if it is different.</summary>
    public int StrideWidth { get; init; }

    /// <summary>
    /// The number of rows and columns of padding on each side of the image, at most half of the window. The padding does not count.
    /// </summary>
    public int Padding { get; init; }

    /// <summary>The padding above the image, if it is different.</summary>
    public int PaddingTop { get; init; }

    /// <summary>The padding below the image, if it is different.</summary>
    public int PaddingBottom { get; init; }

    /// <summary>The padding on the left of the image, if it is different.</summary>
    public int PaddingLeft { get; init; }

    /// <summary>The padding on the right of the image, if it is different.</summary>
    public int PaddingRight { get; init; }

    /// <summary>
    /// Whether to choose the padding so that the output has ⌈size / stride⌉ pixels along each side. If the padding is odd, there is one
    /// more row below, or column on the right.
    /// </summary>
    public bool Same { get; init; }

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
