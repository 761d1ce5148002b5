using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The element-wise difference of two tensors.</summary>
internal sealed class Subtract : Operation
{
    private Subtract(Tensor left, Tensor right, Tensor output)
        : base(output, left, right)
    {
    }

    public Tensor Left => Inputs[0];

    public Tensor Right => Inputs[1];

    public override ImmutableArray<Nest> Nests => [Nest.Map(Output, axes => Load.At(Left, axes) - Load.At(Right, axes))];

    public static Tensor Append(NetworkGraph graph, string name, Tensor left, Tensor right) => right.Shape.Equals(left.Shape)
        ? graph.Append(new Subtract(left, right, graph.NewValue(name, left.Shape)))
        : throw new ArgumentException($"{right} cannot be subtracted from {left}.");
}
