using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>Each step of a sequence one step later, or one earlier, and zeros where none comes: what a scan has found before each of its steps.</summary>
internal sealed class Delay : Operation
{
    private Delay(Tensor value, bool isBackward, Tensor output)
        : base(output, value) => IsBackward = isBackward;

    public Tensor Value => Inputs[0];

    /// <summary>Whether the steps are one earlier.</summary>
    public bool IsBackward { get; }

    public override string Constants => $"{IsBackward}";

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            Shape shape = Value.Shape;
            int steps = shape.RowsPerSample, first = IsBackward ? steps - 1 : 0;
            Axis sample = new("sample", Dimension.Batch), column = new("column", shape.Columns);
            var begin = new Nest([sample, column], [], [new Result(Output, [sample, first, column], 0f)]);
            if (steps == 1)
                return [begin];
            ImmutableArray<Axis> axes = [new Axis("sample", Dimension.Batch), new Axis("row", steps - 1), new Axis("column", shape.Columns)];
            Position later = Position.At(axes[1], 1);
            Load moved = new(Value, [axes[0], IsBackward ? later : axes[1], axes[2]]);
            return [begin, new Nest(axes, [], [new Result(Output, [axes[0], IsBackward ? axes[1] : later, axes[2]], moved)])];
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, bool isBackward) =>
        graph.Append(new Delay(value, isBackward, graph.NewValue(name, value.Shape)));
}
