using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The rows of a table that belong to a stream's next steps: one for each step since it began.</summary>
internal sealed class PositionRows : Operation
{
    private PositionRows(Tensor table, Tensor output)
        : base(output, table)
    {
    }

    public Tensor Table => Inputs[0];

    public override StreamRoutine StreamRoutine => new(
        "StreamRows.At", new([FormattableString.Invariant($"{MatrixLayout.Of(Table).PaddedColumns}")]), $"{Output} = the row of {Table} for the step", View: Output);

    public static Tensor Append(NetworkGraph graph, string name, Tensor table) =>
        graph.Append(new PositionRows(table, graph.NewView(name, Shape.Rows(1, table.Shape.Columns))));
}
