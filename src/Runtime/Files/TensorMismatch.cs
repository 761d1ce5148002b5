namespace NetGen;

/// <summary>A tensor that the file and the network both have, with another type or shape.</summary>
public sealed class TensorMismatch
{
    internal TensorMismatch(string name, string inFile, string inNetwork)
    {
        Name = name;
        InFile = inFile;
        InNetwork = inNetwork;
    }

    /// <summary>The name of the tensor.</summary>
    public string Name { get; }

    /// <summary>What the file has, such as <c>F32 [1000, 32]</c>.</summary>
    public string InFile { get; }

    /// <summary>What the network has, such as <c>F32 [10, 32]</c>.</summary>
    public string InNetwork { get; }

    /// <summary>The mismatch as one line.</summary>
    public override string ToString() => $"{Name} is {InFile} in the file and {InNetwork} in the network";
}
