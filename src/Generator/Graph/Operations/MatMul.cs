using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// left · right, either of them transposed first. A tensor of more dimensions is the matrix of all its rows. The batch may be a row of the
/// result, or what is summed over.
/// </summary>
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

    public override string Constants => $"{TransposeLeft} {TransposeRight}";

    /// <summary>The extents that are summed over.</summary>
    public Shape Inner => Matrix(Left, TransposeLeft).Columns;

    public override long MultiplyAddsPerSample => (long)Output.Shape.ElementsPerSample * Inner.ElementsPerSample;

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            ImmutableArray<Axis> axes = Axis.Of(Output.Shape);
            ImmutableArray<Axis> inner = [.. Inner.Select((extent, i) => new Axis(extent.IsBatch ? "sample" : i > 0 || Inner.Rank == 1 ? "k" : "row", extent))];
            int rows = Matrix(Left, TransposeLeft).Rows.Rank;
            ImmutableArray<Axis> outerLeft = [.. axes.Take(rows)], outerRight = [.. axes.Skip(rows)];
            var sum = new Reduction(
                "sum", Combination.Sum, inner,
                Element(Left, TransposeLeft ? inner.AddRange(outerLeft) : outerLeft.AddRange(inner))
                * Element(Right, TransposeRight ? outerRight.AddRange(inner) : inner.AddRange(outerRight)));
            return [new Nest(axes, [sum], [new Result(Output, [.. axes.Select(axis => (Position)axis)], new Reduced(0))])];
        }
    }

    public static Tensor Append(
        NetworkGraph graph, string name, Tensor left, Tensor right, bool transposeLeft = false, bool transposeRight = false)
    {
        (Shape rows, Shape inner) = Matrix(left, transposeLeft);
        (Shape innerOfRight, Shape columns) = Matrix(right, transposeRight);
        if (!inner.Equals(innerOfRight))
            throw new ArgumentException($"{left} and {right} cannot be multiplied: {Text(inner)} columns meet {Text(innerOfRight)} rows.");
        Tensor output = graph.NewValue(name, new Shape([.. rows, .. columns]));
        return graph.Append(new MatMul(left, right, transposeLeft, transposeRight, output));
    }

    /// <summary>Appends value · weightᵀ + bias, or without a bias the product alone, which then has the name of the sum.</summary>
    public static Tensor AppendWithBias(NetworkGraph graph, string name, string product, Tensor value, Tensor weight, Tensor? bias) => bias is null
        ? Append(graph, name, value, weight, transposeRight: true)
        : Add.Append(graph, name, Append(graph, product, value, weight, transposeRight: true), bias);

    public override void FoldScale(NetworkGraph graph, Tensor result, Tensor scale, Tensor shift)
    {
        if (TransposeLeft || !TransposeRight || Right.Shape.HasBatch)
            return;
        ScaleColumns.Fold(graph, result, Right, scale, shift, (name, weight) => Append(graph, name, Left, weight, transposeRight: true));
    }

    public override Operation On(IReadOnlyList<Tensor> inputs, Tensor output) => new MatMul(inputs[0], inputs[1], TransposeLeft, TransposeRight, output);

    /// <summary>A product with a weight, and for rows of features the bias that is added to it.</summary>
    public override void Export(OnnxExport onnx)
    {
        if (TransposeLeft || !TransposeRight || Right is not Parameter)
            throw new NotSupportedException($"{this} has no form in ONNX: its right side is not a weight [out, in].");
        if (Left.Shape.Rank > 2)
        {
            AxisOrder order = onnx.ColumnsLast(Left);
            onnx.Define(Output, order, "MatMul", [onnx.In(Left, order), onnx.Transposed(Right)]);
            return;
        }

        Tensor result = Output;
        Tensor? bias = onnx.AbsorbBias(ref result);
        string[] inputs = [onnx.In(Left, AxisOrder.Rows), onnx.Weight(Right), .. bias is null ? Array.Empty<string>() : [onnx.Weight(bias)]];
        onnx.Define(result, AxisOrder.Rows, "Gemm", inputs, OnnxAttribute.Of("transB", 1));
    }

    /// <summary>For C = A · B: dA = dC · Bᵀ and dB = Aᵀ · dC, each transposed once more where the operand was.</summary>
    public override void Differentiate(Adjoints adjoints)
    {
        Tensor gradient = adjoints.Of(Output);
        if (adjoints.Needs(Left))
        {
            adjoints.Contribute(Left, name => TransposeLeft
                ? Append(adjoints.Graph, name, Right, gradient, TransposeRight, transposeRight: true)
                : Append(adjoints.Graph, name, gradient, Right, transposeLeft: false, !TransposeRight));
        }

        if (adjoints.Needs(Right))
        {
            adjoints.Contribute(Right, name => TransposeRight
                ? Append(adjoints.Graph, name, gradient, Left, transposeLeft: true, TransposeLeft)
                : Append(adjoints.Graph, name, Left, gradient, !TransposeLeft, transposeRight: false));
        }
    }

    private static Load Element(Tensor tensor, ImmutableArray<Axis> axes) => new(tensor, [.. axes.Select(axis => (Position)axis)]);

    /// <summary>The rows of a tensor, all but the last of its dimensions, and its columns; or the other way round.</summary>
    private static (Shape Rows, Shape Columns) Matrix(Tensor tensor, bool transpose)
    {
        if (tensor.Shape.Rank < 2)
            throw new ArgumentException($"{tensor} is not a matrix.");
        Shape rows = new([.. tensor.Shape.Take(tensor.Shape.Rank - 1)]), columns = new(tensor.Shape[tensor.Shape.Rank - 1]);
        return transpose ? (columns, rows) : (rows, columns);
    }

    private static string Text(Shape extents) => string.Join(" x ", extents);
}
