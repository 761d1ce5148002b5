namespace NetGen;

/// <summary>
/// Declares a partial class as a network. Layer attributes follow in the order in which data flows through them;
/// a loss attribute makes the network trainable.
/// </summary>
/// <param name="inputSize">Features of one sample, 1 to 65,536.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute(int inputSize) : Attribute
{
    /// <summary>Features of one sample.</summary>
    public int InputSize { get; } = inputSize;

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
