using NetGen.Generator.Differentiation;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The element-wise sum of two tensors: what a tensor that is used twice makes of its gradients.</summary>
internal sealed class Add : Operation
{
    private Add(Tensor left, Tensor right, Tensor output)
        : base(output, left, right)
    {
    }

    public Tensor Left => Inputs[0];

    public Tensor Right => Inputs[1];

    public static Tensor Append(NetworkGraph graph, string name, Tensor left, Tensor right)
    {
        if (!left.Shape.Equals(right.Shape))
            throw new ArgumentException($"{left} and {right} differ in shape and cannot be added.");
        return graph.Append(new Add(left, right, graph.NewValue(name, left.Shape)));
    }

    public override void Differentiate(Adjoints adjoints)
    {
        Tensor gradient = adjoints.Of(Output);
        foreach (Tensor input in Inputs)
        {
            if (adjoints.Needs(input))
                adjoints.Add(input, gradient);
        }
    }
}
