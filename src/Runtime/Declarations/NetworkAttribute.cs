namespace NetGen;

/// <summary>
/// Declares a partial class as a network. Layer attributes follow in the order in which data flows through them;
/// a loss attribute makes the network trainable.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>Declares a network whose samples are features.</summary>
    /// <param name="inputSize">Features of one sample, 1 to 65,536.</param>
    public NetworkAttribute(int inputSize) => InputSize = inputSize;

    /// <summary>Declares a network whose samples are sequences. The values of a sample lie step by step.</summary>
    /// <param name="steps">Steps of a sequence, 1 to 65,536.</param>
    /// <param name="features">Features of each step, 1 to 4,096; at most 65,536 values a sample in all.</param>
    public NetworkAttribute(int steps, int features)
    {
        Steps = steps;
        Features = features;
        InputSize = steps * features;
    }

    /// <summary>Declares a network whose samples are images. The values of a sample lie row by row, pixel by pixel, channels last.</summary>
    /// <param name="height">Rows of pixels, 1 to 4,096.</param>
    /// <param name="width">Pixels of a row, 1 to 4,096.</param>
    /// <param name="channels">Values of a pixel, 1 to 4,096; at most 1,048,576 values a sample in all.</param>
    public NetworkAttribute(int height, int width, int channels)
    {
        Height = height;
        Width = width;
        Channels = channels;
        InputSize = height * width * channels;
    }

    /// <summary>Values of one sample.</summary>
    public int InputSize { get; }

    /// <summary>Steps of a sample that is a sequence; 0 where it is none.</summary>
    public int Steps { get; }

    /// <summary>Features of each step; 0 where a sample is no sequence.</summary>
    public int Features { get; }

    /// <summary>Rows of pixels of a sample that is an image; 0 where it is none.</summary>
    public int Height { get; }

    /// <summary>Pixels of a row; 0 where a sample is no image.</summary>
    public int Width { get; }

    /// <summary>Values of a pixel; 0 where a sample is no image.</summary>
    public int Channels { get; }

    /// <summary>
    /// Whether the values of an image or a sequence are passed plane by plane, one for each channel or feature, as PyTorch has them. Shapes inside,
    /// and outputs, remain channels last.
    /// </summary>
    public bool ChannelsFirst { get; init; }

    /// <summary>
    /// Samples that the workspace holds, 1 to 65,536; larger batches run in passes over it. The compiler chooses when left out.
    /// </summary>
    public int WorkspaceSamples { get; init; }

    /// <summary>
    /// The most parameters that the network may have, 1 to 268,435,456; more is an error of the compiler, NETGEN029, that says by how many.
    /// There is no such budget when left out.
    /// </summary>
    public int MaxParameters { get; init; }
}
