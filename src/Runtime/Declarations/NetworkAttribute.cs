namespace NetGen;

/// <summary>
/// Declares a partial class as a network. Add layer attributes in the order in which data flows through them. Add a loss attribute to make the
/// network trainable.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>Declares a network whose samples are features.</summary>
    /// <param name="inputSize">The number of features of one sample, 1 to 65,536.</param>
    public NetworkAttribute(int inputSize) => InputSize = inputSize;

    /// <summary>Declares a network whose samples are sequences. The values of a sample are stored step by step.</summary>
    /// <param name="steps">The number of steps of a sequence, 1 to 65,536.</param>
    /// <param name="features">The number of features of each step, 1 to 4,096. A sample has at most 65,536 values in total.</param>
    public NetworkAttribute(int steps, int features)
    {
        Steps = steps;
        Features = features;
        InputSize = steps * features;
    }

    /// <summary>Declares a network whose samples are images. The values of a sample are stored row by row and pixel by pixel, channels last.</summary>
    /// <param name="height">The height in pixels, 1 to 4,096.</param>
    /// <param name="width">The width in pixels, 1 to 4,096.</param>
    /// <param name="channels">The number of values of each pixel, 1 to 4,096. An image has at most 1,048,576 values.</param>
    public NetworkAttribute(int height, int width, int channels)
    {
        Height = height;
        Width = width;
        Channels = channels;
        InputSize = height * width * channels;
    }

    /// <summary>The number of values of one sample.</summary>
    public int InputSize { get; }

    /// <summary>The number of steps of a sequence, or 0 if samples are not sequences.</summary>
    public int Steps { get; }

    /// <summary>The number of features of each step, or 0 if samples are not sequences.</summary>
    public int Features { get; }

    /// <summary>The height of an image in pixels, or 0 if samples are not images.</summary>
    public int Height { get; }

    /// <summary>The width of an image in pixels, or 0 if samples are not images.</summary>
    public int Width { get; }

    /// <summary>The number of values of each pixel, or 0 if samples are not images.</summary>
    public int Channels { get; }

    /// <summary>
    /// Whether images and sequences are passed plane by plane, one plane for each channel or feature, as in PyTorch. The values of a sample are
    /// then [channels, height, width] or [features, steps]. Outputs have an option of their own, <see cref="OutputsChannelsFirst"/>.
    /// </summary>
    public bool ChannelsFirst { get; init; }

    /// <summary>
    /// Whether <c>Forward</c> and <c>Predict</c> give the outputs of an image or a sequence plane by plane, one plane for each channel or feature, as
    /// in PyTorch: the outputs of a sample are then [channels, height, width] or [features, steps]. Labels and rows of targets remain row by row, and so
    /// do the classes of <c>Classify</c>. It has no effect on outputs of one row, such as features, and is an error there, NETGEN017.
    /// </summary>
    public bool OutputsChannelsFirst { get; init; }

    /// <summary>
    /// The number of samples that the workspace holds, 1 to 65,536. Larger batches run in several passes over it. If it is not set, the
    /// compiler chooses.
    /// </summary>
    public int WorkspaceSamples { get; init; }

    /// <summary>
    /// The maximum number of parameters, 1 to 268,435,456. More parameters cause the compiler error NETGEN029. If it is not set, there is no
    /// such budget.
    /// </summary>
    public int MaxParameters { get; init; }
}
