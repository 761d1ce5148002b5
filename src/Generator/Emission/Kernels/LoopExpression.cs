using NetGen.Generator.Emission.Expressions;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints an expression for the columns that a loop is at.</summary>
/// <param name="width">The vector type.</param>
/// <param name="rows">Where the rows begin.</param>
/// <param name="nest">The nest.</param>
internal sealed class LoopExpression(string width, LoopRows rows, Nest nest) : VectorExpression(width, function =>
    function.Kind == FunctionKind.Exponential ? "VectorMath" : "Activations")
{
    protected override string Of(Load load)
    {
        string offset = rows.ColumnOf(load);
        return rows.IsAlongColumns(load) ? $"{Width}.Load(ref {rows.NameOf(load)}, {offset})" : $"{Width}.Broadcast(ref {rows.NameOf(load)}, {offset})";
    }

    protected override string Of(Reduced reduced) =>
        nest.Reductions[reduced.Number] is { Axes: var axes } && !axes.IsEmpty && !axes.Any(nest.Axes.Contains)
            ? nest.Reductions[reduced.Number].Name
            : $"{Width}.Create({nest.Reductions[reduced.Number].Name})";

    protected override string Of(Kept kept) => $"{Width}.Load(ref {rows.NameOf(rows.ResultLoad)}, {rows.ColumnOf(rows.ResultLoad)})";

    protected override string Of(Dropped dropped) =>
        $"DropoutRandom.Drop({Of(dropped.Operand)}, {Width}.CountFrom({rows.ElementOf(dropped)}), {Width}.CreateInteger({rows.SampleOf(dropped)}), "
        + $"{LoopEmitter.KeyOf(nest, dropped.Layer)}, {Literals.Float(dropped.Rate)}, {Literals.Float(dropped.Scale)})";
}
