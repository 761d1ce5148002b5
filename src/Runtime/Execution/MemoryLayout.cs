namespace NetGen.Execution;

/// <summary>
/// How memory lies that generated code sizes and the runtime reads. The compiler and the runtime are compiled with this one definition; a
/// program may still bring together code that one version generated and the runtime of another.
/// </summary>
internal static class MemoryLayout
{
    /// <summary>
    /// Changes with any number below, and with what stands where: the order within panels and buffers, and what the runtime keeps of a sample.
    /// Generated code states the version that it was made for, and <see cref="AlignedBuffer"/> refuses another.
    /// </summary>
    public const int Version = 1;

    /// <summary>The widest vector, in floats: 512 bits. Rows are padded to it, and large buffers begin at a multiple of it.</summary>
    public const int VectorFloats = 16;

    /// <summary>Columns of a weight's panel.</summary>
    public const int PanelColumns = 2 * VectorFloats;

    /// <summary>Floats of what is known of a sample while the softmax of many classes runs along.</summary>
    public const int SoftmaxFloats = 16;
}
