namespace NetGen;

/// <summary>Describes a tensor that has a different type or shape in the file than in the network.</summary>
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

    /// <summary>The type and shape in the file, such as <c>F32 [1000, 32]</c>.</summary>
    public string InFile { get; }

    /// <summary>The type and shape in the network, such as <c>F32 [10, 32]</c>.</summary>
    public string InNetwork { get; }

    /// <summary>Gets the mismatch as one line.</summary>
    public override string ToString() => $"{Name} is {InFile} in the file and {InNetwork} in the network";
}
