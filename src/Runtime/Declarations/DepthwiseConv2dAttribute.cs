using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <summary>
/// Adds a convolution of an image, with the channels last, that keeps each channel to itself: for each position of the window and each
/// channel, activation(Σ window · weight + bias), as PyTorch's <c>torch.nn.Conv2d</c> with as many groups as there are channels. Files use
/// PyTorch's names and shapes: weight [channels · multiplier, 1, height, width], bias [channels · multiplier]. An image with h rows becomes
/// one with ⌊(h + padding - dilation · (kernel - 1) - 1) / stride⌋ + 1 rows. The same formula applies to the columns.
/// </summary>
[SuppressMessage("ApiDesign", "RS0026:Do not add multiple public overloads with optional parameters", Justification = "They differ in what has no default.")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DepthwiseConv2dAttribute : Attribute
{
    /// <summary>Adds a convolution with a square window.</summary>
    /// <param name="kernel">The number of rows and columns of the window, 1 to 256.</param>
    /// <param name="activation">The function applied to every output.</param>
    public DepthwiseConv2dAttribute(int kernel, Activation activation = Activation.Linear)
        : this(kernel, kernel, activation)
    {
    }

    /// <summary>Adds a convolution.</summary>
    /// <param name="kernelHeight">The number of rows of the window, 1 to 256.</param>
    /// <param name="kernelWidth">The number of columns of the window, 1 to 256.</param>
    /// <param name="activation">The function applied to every output.</param>
    public DepthwiseConv2dAttribute(int kernelHeight, int kernelWidth, Activation activation = Activation.Linear)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
        Activation = activation;
    }

    /// <summary>The number of rows of the window.</summary>
    public int KernelHeight { get; }

    /// <summary>The number of columns of the window.</summary>
    public int KernelWidth { get; }

    /// <summary>
    /// The number of output channels for each channel of the image, 1 to 256; all channels of the output together are at most 4,096. The
    /// output channels of an input channel are next to each other. The default is 1.
    /// </summary>
    public int Multiplier { get; init; } = 1;

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

    /// <summary>The number of rows and columns of zeros on each side of the image.</summary>
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
