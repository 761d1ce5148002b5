using NetGen.Execution;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// Attention of a sequence to itself: softmax(queries · keysᵀ / √size) · values of each head, where a row of the value has a step's queries, keys and values,
/// each of them head beside head. The other output is the binary logarithm of the sum of each query's exponentials, from which the probabilities are
/// computed again.
/// </summary>
internal sealed class ScaledAttention : Operation
{
    private ScaledAttention(Tensor value, int heads, bool isCausal, Tensor output, Tensor normalizer)
        : base([output, normalizer], value) => (Heads, IsCausal) = (heads, isCausal);

    /// <summary>Queries, keys and values of each step.</summary>
    public Tensor Value => Inputs[0];

    public int Heads { get; }

    /// <summary>Whether no step sees a later one.</summary>
    public bool IsCausal { get; }

    public override string Constants => FormattableString.Invariant($"{Heads} {IsCausal}");

    /// <summary>The binary logarithm of the sum of each query's exponentials, a row a head.</summary>
    public Tensor Normalizer => Results[1];

    public int HeadSize => Output.Shape.Columns / Heads;

    /// <summary>Multiply-adds of one product of all heads, of all scores with rows of the heads.</summary>
    public long MultiplyAddsOfProduct
    {
        get
        {
            long steps = Output.Shape.RowsPerSample;
            return (IsCausal ? steps * (steps + 1) / 2 : steps * steps) * Output.Shape.Columns;
        }
    }

    public override long MultiplyAddsPerSample => 2 * MultiplyAddsOfProduct;

    public override Routine? Routine => new(
        "ScaledAttention.Outputs", new([ShapeArgument]), $"softmax(queries · keysᵀ / √{HeadSize}) · values of the {Heads} heads of {Value}")
    {
        ScratchFloats = AttentionScratch.ForOutputs(Output.Shape.RowsPerSample, HeadSize),
    };

    /// <summary>The shape, as the runtime describes it.</summary>
    public string ShapeArgument =>
        FormattableString.Invariant($"new({Output.Shape.RowsPerSample}, {Heads}, {HeadSize}, isCausal: {(IsCausal ? "true" : "false")})");

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, int heads, bool isCausal)
    {
        if (value.Shape.Rank != 3 || value.Shape.Columns % (3 * heads) != 0)
            throw new ArgumentException($"{value} has no queries, keys and values of {heads} heads.");
        Tensor output = graph.NewValue(name, value.Shape.WithColumns(value.Shape.Columns / 3));
        return graph.Append(new ScaledAttention(
            value, heads, isCausal, output, graph.NewValue(name + "Normalizers", Shape.Rows(heads, value.Shape.RowsPerSample))));
    }

    public override void Export(OnnxExport onnx)
    {
        int steps = Output.Shape.RowsPerSample;
        string[] parts = onnx.Add("Split", outputs: 3, [onnx.In(Value, AxisOrder.Rows)], [OnnxAttribute.Of("axis", -1)]);
        string queries = OfHeads(parts[0], 0, 2, 1, 3), keys = OfHeads(parts[1], 0, 2, 3, 1), values = OfHeads(parts[2], 0, 2, 1, 3);
        string scaled = onnx.Add("Mul", queries, onnx.Number((float)(1 / Math.Sqrt(HeadSize))));
        string scores = onnx.Add("MatMul", scaled, keys);
        if (IsCausal)
            scores = onnx.Add("Add", scores, Mask());
        string probabilities = onnx.Add("Softmax", [scores], [OnnxAttribute.Of("axis", -1)]);
        string heads = Transposed(onnx.Add("MatMul", probabilities, values), 0, 2, 1, 3);
        onnx.Define(Output, AxisOrder.Rows, "Reshape", [heads, onnx.Integers(0, 0, Output.Shape.Columns)]);

        string OfHeads(string part, params int[] order) => Transposed(onnx.Add("Reshape", part, onnx.Integers(0, 0, Heads, HeadSize)), order);

        string Transposed(string value, params int[] order) => onnx.Add("Transpose", [value], [OnnxAttribute.OfList("perm", order)]);

        // 0 for the steps that a step sees, and next to nothing for those behind it.
        string Mask()
        {
            string seen = onnx.Add("Trilu", [onnx.Add("Expand", onnx.Number(1), onnx.Integers(steps, steps))], [OnnxAttribute.Of("upper", 0)]);
            return onnx.Add("Mul", onnx.Add("Sub", seen, onnx.Number(1)), onnx.Number(float.MaxValue));
        }
    }

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, name => ScaledAttentionGradient.Append(adjoints.Graph, name, this, adjoints.Of(Output)));
    }
}
