using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>A value of the network as it infers, and as it is in training: another one behind the first dropout.</summary>
internal readonly record struct Signal(Tensor Inferring, Tensor Training)
{
    public bool IsSame => Inferring == Training;

    /// <summary>Whether the elements are integers, which only some layers read.</summary>
    public bool IsTokens => Inferring.ElementType == ElementType.Integer;

    /// <summary>The shape of both.</summary>
    public Shape Shape => Inferring.Shape;
}
