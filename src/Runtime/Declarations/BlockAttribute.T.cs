namespace NetGen;

/// <summary>
/// Inserts the layers of a block, with separate parameters each time. In the block, <c>input</c> is the value that this attribute reads, and
/// the names of layers are local to the block.
/// </summary>
/// <typeparam name="T">A class with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BlockAttribute<T> : Attribute
    where T : class
{
    /// <summary>
    /// How many times the layers are repeated, 1 to 1,024. If it is set, parameters in files are called <c>body.0.fc1.weight</c> and so on, as
    /// in PyTorch's <c>nn.Sequential</c> of blocks. Otherwise they are called <c>body.fc1.weight</c>.
    /// </summary>
    public int Repeat { get; init; }

    /// <summary>Whether training changes the layers. Layers that are frozen in the block stay frozen.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>
    /// The name of the block. Other layers use it to read the block's result, and the names of the parameters in files start with it.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that the block reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
