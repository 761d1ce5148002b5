namespace NetGen;

/// <summary>
/// Puts the layers of a block in, with parameters of their own each time. Inside the block <c>input</c> is what this reads; the layers' names are known
/// in the block alone.
/// </summary>
/// <typeparam name="T">A class with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BlockAttribute<T> : Attribute
    where T : class
{
    /// <summary>
    /// How many times the layers follow each other, 1 to 1,024. Where it is given, files call parameters <c>body.0.fc1.weight</c>, as PyTorch does those of
    /// an <c>nn.Sequential</c> of blocks; otherwise there is one, <c>body.fc1.weight</c>.
    /// </summary>
    public int Repeat { get; init; }

    /// <summary>Whether training changes the layers; those that are frozen in the block stay so.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The block's name, by which other layers read its result, and with which the names of its parameters in files begin.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that the block reads, or <c>input</c> for the input; the layer before it when left out.
    /// </summary>
    public string? From { get; init; }
}
