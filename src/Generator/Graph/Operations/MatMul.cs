using NetGen.Generator.Differentiation;

namespace NetGen.Generator.Graph.Operations;

/// <summary>left · right, either of them transposed first. The batch may be a row of the result, or what is summed over.</summary>
internal sealed class MatMul : Operation
{
    private MatMul(Tensor left, Tensor right, bool transposeLeft, bool transposeRight, Tensor output)
        : base(output, left, right)
    {
        TransposeLeft = transposeLeft;
        TransposeRight = transposeRight;
    }

    public Tensor Left => Inputs[0];

    public Tensor Right => Inputs[1];

    public bool TransposeLeft { get; }

    public bool TransposeRight { get; }

    /// <summary>The extent that is summed over.</summary>
    public Dimension Inner => Left.Shape[TransposeLeft ? 0 : 1];

    public override long MultiplyAddsPerSample => (long)Output.Shape.ElementsPerSample * Inner.PerSample;

    public static Tensor Append(
        NetworkGraph graph, string name, Tensor left, Tensor right, bool transposeLeft = false, bool transposeRight = false)
    {
        (Dimension rows, Dimension inner) = Matrix(left, transposeLeft);
        (Dimension innerOfRight, Dimension columns) = Matrix(right, transposeRight);
        if (inner != innerOfRight)
            throw new ArgumentException($"{left} and {right} cannot be multiplied: {inner} columns meet {innerOfRight} rows.");
        Tensor output = graph.NewValue(name, new Shape(rows, columns));
        return graph.Append(new MatMul(left, right, transposeLeft, transposeRight, output));
    }

    /// <summary>For C = A · B: dA = dC · Bᵀ and dB = Aᵀ · dC, each transposed once more where the operand was.</summary>
    public override void Differentiate(Adjoints adjoints)
    {
        Tensor gradient = adjoints.Of(Output);
        if (adjoints.Needs(Left))
        {
            adjoints.Add(Left, name => TransposeLeft
                ? Append(adjoints.Graph, name, Right, gradient, TransposeRight, transposeRight: true)
                : Append(adjoints.Graph, name, gradient, Right, transposeLeft: false, !TransposeRight));
        }

        if (adjoints.Needs(Right))
        {
            adjoints.Add(Right, name => TransposeRight
                ? Append(adjoints.Graph, name, gradient, Left, transposeLeft: true, TransposeLeft)
                : Append(adjoints.Graph, name, Left, gradient, !TransposeLeft, transposeRight: false));
        }
    }

    private static (Dimension Rows, Dimension Columns) Matrix(Tensor tensor, bool transpose)
    {
        if (tensor.Shape.Rank != 2)
            throw new ArgumentException($"{tensor} is no matrix.");
        return transpose ? (tensor.Shape[1], tensor.Shape[0]) : (tensor.Shape[0], tensor.Shape[1]);
    }
}
