using System.Collections.Immutable;

namespace NetGen;

/// <summary>One tensor of a network's parameters.</summary>
public sealed class TensorDescription
{
    /// <param name="name">Its name in files, which is PyTorch's.</param>
    /// <param name="shape">Its shape: [out, in] for a weight, [out] for a bias.</param>
    public TensorDescription(string name, params ReadOnlySpan<int> shape)
    {
        Name = name;
        Shape = [.. shape];
        foreach (int size in shape)
            Count *= size;
    }

    /// <summary>Its name in files, which is PyTorch's: <c>fc1.weight</c>, or <c>0.weight</c> where the layer has no name.</summary>
    public string Name { get; }

    /// <summary>Its shape: [out, in] for a weight, [out] for a bias.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>Its elements.</summary>
    public int Count { get; } = 1;

    /// <summary>Its name and shape.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
