using System.Collections.Immutable;

namespace NetGen;

/// <summary>Describes one tensor of a network's parameters or buffers.</summary>
public sealed class TensorDescription
{
    /// <param name="name">The name in files, as in PyTorch.</param>
    /// <param name="shape">The shape: [out, in] for a weight, [out] for a bias.</param>
    public TensorDescription(string name, params ReadOnlySpan<int> shape)
    {
        Name = name;
        Shape = [.. shape];
        foreach (int size in shape)
            Count *= size;
    }

    /// <summary>The name in files, as in PyTorch: <c>fc1.weight</c>, or <c>0.weight</c> if the layer has no name.</summary>
    public string Name { get; }

    /// <summary>The shape: [out, in] for a weight, [out] for a bias.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>Whether training changes it. It doesn't if the layer is frozen.</summary>
    public bool IsTrainable { get; init; } = true;

    /// <summary>The number of elements.</summary>
    public int Count { get; } = 1;

    /// <summary>Gets the name and the shape.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
