using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <summary>
/// Adds a transposed convolution of an image, with the channels last, as PyTorch's <c>torch.nn.ConvTranspose2d</c>: each pixel spreads a window of the output, and
/// overlapping windows add up. Files use PyTorch's names and shapes: weight [channels, filters, height, width], bias [filters]. A side of n pixels
/// becomes (n - 1) · stride - padding + dilation · (kernel - 1) + OutputPadding + 1 pixels, where padding is that of both ends.
/// </summary>
[SuppressMessage("ApiDesign", "RS0026:Do not add multiple public overloads with optional parameters", Justification = "They differ in what has no default.")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConvTranspose2dAttribute : Attribute
{
    /// <summary>Adds a transposed convolution with a square window.</summary>
    /// <param name="filters">The number of filters, which is the number of output channels, 1 to 4,096.</param>
    /// <param name="kernel">The number of rows and columns of the window, 1 to 256.</param>
    /// <param name="activation">The function applied to every output.</param>
    public ConvTranspose2dAttribute(int filters, int kernel, Activation activation = Activation.Linear)
        : this(filters, kernel, kernel, activation)
    {
    }

    /// <summary>Adds a transposed convolution.</summary>
    /// <param name="filters">The number of filters, which is the number of output channels, 1 to 4,096.</param>
    /// <param name="kernelHeight">The number of rows of the window, 1 to 256.</param>
    /// <param name="kernelWidth">The number of columns of the window, 1 to 256.</param>
    /// <param name="activation">The function applied to every output.</param>
    public ConvTranspose2dAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation = Activation.Linear)
    {
        Filters = filters;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
        Activation = activation;
    }

    /// <summary>The number of filters, which is the number of output channels.</summary>
    public int Filters { get; }

    /// <summary>The number of rows of the window.</summary>
    public int KernelHeight { get; }

    /// <summary>The number of columns of the window.</summary>
    public int KernelWidth { get; }

    /// <summary>Rows and columns that are added to the output at its end, from 0 to less than the stride.</summary>
    public int OutputPadding { get; init; }

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; }

    /// <summary>The distance between two positions of the window, in pixels, 1 to 256. The default is 1.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The vertical stride, if it is different.</summary>
    public int StrideHeight { get; init; }

    /// <summary>The horizontal stride, if it is different.</summary>
    public int StrideWidth { get; init; }

    /// <summary>The distance between two elements of the window, in pixels, 1 to 4,096. The default is 1.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The vertical dilation, if it is different.</summary>
    public int DilationHeight { get; init; }

    /// <summary>The horizontal dilation, if it is different.</summary>
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
