namespace NetGen;

/// <summary>
/// Adds a layer that keeps the largest value of each window over an image, channel by channel, as PyTorch's <c>torch.nn.MaxPool2d</c>. What is
/// outside of the image does not count. The gradient goes to the first of the largest.
/// </summary>
/// <param name="size">Rows and columns of the window, 1 to 4,096.</param>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2dAttribute(int size, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>Rows and columns of the window.</summary>
    public int Size { get; } = size;

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>Pixels from one position of the window to the next, 1 to 4,096; the size of the window when left out.</summary>
    public int Stride { get; init; }

    /// <summary>The same from one row of positions to the next, where it differs.</summary>
    public int StrideHeight { get; init; }

    /// <summary>The same within a row, where it differs.</summary>
    public int StrideWidth { get; init; }

    /// <summary>Rows and columns of pixels around the image, on all sides, at most half of the window, which are left out.</summary>
    public int Padding { get; init; }

    /// <summary>Rows above the image, where they differ.</summary>
    public int PaddingTop { get; init; }

    /// <summary>Rows below the image, where they differ.</summary>
    public int PaddingBottom { get; init; }

    /// <summary>Columns before the image, where they differ.</summary>
    public int PaddingLeft { get; init; }

    /// <summary>Columns behind the image, where they differ.</summary>
    public int PaddingRight { get; init; }

    /// <summary>
    /// Whether the padding follows from the image, so that the output has ⌈size / stride⌉ pixels along each side; where it is odd, there is one
    /// more below and behind.
    /// </summary>
    public bool Same { get; init; }

    /// <summary>The layer's name, by which other layers read it, and by which files call its parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this one reads, or <c>input</c> for the network's input; the layer before it when left out.
    /// </summary>
    public string? From { get; init; }
}
