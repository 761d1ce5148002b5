namespace NetGen;

/// <summary>
/// Adds a transposed convolution over an image, channels last, as PyTorch's <c>torch.nn.ConvTranspose2d</c>: each pixel spreads a window of the output, and
/// overlapping windows add up. Files use PyTorch's names and shapes: weight [channels, filters, height, width], bias [filters]. A side of n pixels
/// becomes (n - 1) · stride - padding + dilation · (kernel - 1) + OutputPadding + 1 pixels, where padding is that of both ends.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConvTranspose2dAttribute : Attribute
{
    /// <summary>Adds a transposed convolution with a square window.</summary>
    /// <param name="filters">Filters, the channels of the output, 1 to 4,096.</param>
    /// <param name="kernel">Rows and columns of the window, 1 to 4,096.</param>
    /// <param name="activation">The function applied to every output.</param>
    public ConvTranspose2dAttribute(int filters, int kernel, Activation activation = Activation.Linear)
        : this(filters, kernel, kernel, activation)
    {
    }

    /// <summary>Adds a transposed convolution.</summary>
    /// <param name="filters">Filters, the channels of the output, 1 to 4,096.</param>
    /// <param name="kernelHeight">Rows of the window, 1 to 4,096.</param>
    /// <param name="kernelWidth">Columns of the window, 1 to 4,096.</param>
    /// <param name="activation">The function applied to every output.</param>
    public ConvTranspose2dAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation = Activation.Linear)
    {
        Filters = filters;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
        Activation = activation;
    }

    /// <summary>Filters: the channels of the output.</summary>
    public int Filters { get; }

    /// <summary>Rows of the window.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the window.</summary>
    public int KernelWidth { get; }

    /// <summary>Rows and columns that are added to the output at its end, from 0 to less than the stride.</summary>
    public int OutputPadding { get; init; }

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; }

    /// <summary>Pixels from one position of the window to the next, 1 to 4,096; 1 when left out.</summary>
    public int Stride { get; init; }

    /// <summary>The same from one row of positions to the next, where it differs.</summary>
    public int StrideHeight { get; init; }

    /// <summary>The same within a row, where it differs.</summary>
    public int StrideWidth { get; init; }

    /// <summary>Pixels from one tap of the window to the next, 1 to 4,096; 1 when left out.</summary>
    public int Dilation { get; init; }

    /// <summary>The same from one row of taps to the next, where it differs.</summary>
    public int DilationHeight { get; init; }

    /// <summary>The same within a row, where it differs.</summary>
    public int DilationWidth { get; init; }

    /// <summary>Rows and columns of pixels that are removed from the output, on all sides.</summary>
    public int Padding { get; init; }

    /// <summary>The rows removed at the top, if different.</summary>
    public int PaddingTop { get; init; }

    /// <summary>The rows removed at the bottom, if different.</summary>
    public int PaddingBottom { get; init; }

    /// <summary>The columns removed on the left, if different.</summary>
    public int PaddingLeft { get; init; }

    /// <summary>The columns removed on the right, if different.</summary>
    public int PaddingRight { get; init; }

    /// <summary>Whether a bias is added to every output before the activation.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>Whether training changes the layer.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The values that the weights start with; by default, what suits the activation.</summary>
    public Initializer Initializer { get; init; }

    /// <summary>What every weight starts with, by <see cref="Initializer.Constant"/>; any finite number.</summary>
    public float InitialValue { get; init; }

    /// <summary>What the bias of every output starts with; any finite number.</summary>
    public float InitialBias { get; init; }

    /// <summary>The layer's name, by which other layers read it, and by which files call its parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this one reads, or <c>input</c> for the network's input; the layer before it when left out.
    /// </summary>
    public string? From { get; init; }
}
