using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <summary>
/// Adds a convolution over an image, channels last: for each position of the window and each filter, activation(Σ window · weight + bias), as
/// PyTorch's <c>torch.nn.Conv2d</c>, whose names and shapes files use: weight [filters, channels / groups, height, width], bias [filters]. An
/// image of h x w pixels becomes ⌊(h + padding - dilation · (kernel - 1) - 1) / stride⌋ + 1 rows, and columns alike, of as many channels as there are filters.
/// </summary>
[SuppressMessage("ApiDesign", "RS0026:Do not add multiple public overloads with optional parameters", Justification = "They differ in what has no default.")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2dAttribute : Attribute
{
    /// <summary>Adds a convolution with a square window.</summary>
    /// <param name="filters">Filters, the channels of the output, 1 to 4,096.</param>
    /// <param name="kernel">Rows and columns of the window, 1 to 4,096.</param>
    public Conv2dAttribute(int filters, int kernel)
        : this(filters, kernel, kernel, Activation.Linear)
    {
    }

    /// <summary>Adds a convolution with a square window and an activation.</summary>
    /// <param name="filters">Filters, the channels of the output, 1 to 4,096.</param>
    /// <param name="kernel">Rows and columns of the window, 1 to 4,096.</param>
    /// <param name="activation">The function applied to every output.</param>
    public Conv2dAttribute(int filters, int kernel, Activation activation)
        : this(filters, kernel, kernel, activation)
    {
    }

    /// <summary>Adds a convolution.</summary>
    /// <param name="filters">Filters, the channels of the output, 1 to 4,096.</param>
    /// <param name="kernelHeight">Rows of the window, 1 to 4,096.</param>
    /// <param name="kernelWidth">Columns of the window, 1 to 4,096.</param>
    public Conv2dAttribute(int filters, int kernelHeight, int kernelWidth)
        : this(filters, kernelHeight, kernelWidth, Activation.Linear)
    {
    }

    /// <summary>Adds a convolution with an activation.</summary>
    /// <param name="filters">Filters, the channels of the output, 1 to 4,096.</param>
    /// <param name="kernelHeight">Rows of the window, 1 to 4,096.</param>
    /// <param name="kernelWidth">Columns of the window, 1 to 4,096.</param>
    /// <param name="activation">The function applied to every output.</param>
    public Conv2dAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation)
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

    /// <summary>Groups, 1 to 4,096: the channels and the filters are divided into so many, and a filter sees the channels of its own; 1 when left out.</summary>
    public int Groups { get; init; }

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

    /// <summary>Rows and columns of pixels around the image, on all sides, which are zeros.</summary>
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
