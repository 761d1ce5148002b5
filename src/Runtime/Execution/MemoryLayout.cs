namespace NetGen.Execution;

/// <summary>
/// The layout of memory that generated code allocates and the runtime reads. Both the compiler and the runtime include this definition, but a
/// program can combine code that one version generated with the runtime of another.
/// </summary>
internal static class MemoryLayout
{
    /// <summary>
    /// The version of the layout. It changes with every number below, with the order within panels and buffers, and with what the runtime keeps for a
    /// sample. Generated code states its version, and <see cref="AlignedBuffer"/> refuses any other.
    /// </summary>
    public const int Version = 1;

    /// <summary>The widest vector, in floats: 512 bits. Rows are padded to it, and large buffers begin at a multiple of it.</summary>
    public const int VectorFloats = 16;

    /// <summary>The number of columns per panel of a weight.</summary>
    public const int PanelColumns = 2 * VectorFloats;

    /// <summary>The number of floats that a softmax in blocks of classes keeps for each sample.</summary>
    public const int SoftmaxFloats = 16;
}
