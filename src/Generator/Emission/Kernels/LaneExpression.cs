using System.Collections.Immutable;
using NetGen.Generator.Emission.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints an expression for one round of unrolled loops.</summary>
internal sealed class LaneExpression(LaneKernel kernel, Nest nest, LanePoint point) : VectorExpression("V", function => ClassOf(kernel, function))
{
    /// <summary>The axes of a nest that one of its reductions depends on.</summary>
    public static ImmutableArray<Axis> ScopeOf(Nest nest, int number)
    {
        Reduction reduction = nest.Reductions[number];
        IEnumerable<Axis> read = reduction.Body.Loads.SelectMany(load => load.Indices).SelectMany(index => index.Terms).Select(term => term.Axis)
            .Concat(reduction.Body.Parts.OfType<Reduced>().SelectMany(part => ScopeOf(nest, part.Number)));
        HashSet<Axis> axes = [.. read.Except(reduction.Axes)];
        return [.. nest.Axes.Where(axes.Contains)];
    }

    /// <summary>The local that holds what a reduction has found.</summary>
    public static string NameOf(Nest nest, int number, LanePoint point) =>
        LocalOf(nest, nest.Reductions[number].Name, ScopeOf(nest, number), point);

    /// <summary>The local that holds an element which a reduction keeps.</summary>
    public static string KeptNameOf(Nest nest, int number, LanePoint point) => LocalOf(
        nest, nest.Reductions[number].Name + "Term", ScopeOf(nest, number).AddRange(nest.Reductions[number].Axes), point);

    protected override string Of(Load load)
    {
        if (load.MayBeOutside && point.IsOutside(load.Tensor, load.Indices))
            return "V.Zero";
        int element = point.ElementOf(load.Tensor, load.Indices);
        return load.Tensor.Role == TensorRole.Parameter
            ? $"V.Broadcast(ref {load.Tensor.Name}, {Literals.Integer(element)})"
            : LaneEmitter.Element(load.Tensor, element);
    }

    protected override string Of(Reduced reduced) => NameOf(nest, reduced.Number, point);

    protected override string Of(Kept kept) => KeptNameOf(nest, kept.Number, point);

    protected override string Of(Dropped dropped)
    {
        int element = point.At(dropped.Element);
        string factor = $"V.Load(ref factors{Literals.Integer(dropped.Layer)}, {VectorOffset.Of(element)})";
        return $"V.IfPositive({factor}, {Of(dropped.Operand)} * {factor}, V.Zero)";
    }

    protected override string Of(Chosen chosen) =>
        $"V.IfEqual({Of(chosen.Index)}, V.Create({Literals.Float(point[chosen.Place])}), {Of(chosen.Operand)}, V.Zero)";

    private static string LocalOf(Nest nest, string name, ImmutableArray<Axis> axes, LanePoint point)
    {
        string local = nest.Result.Tensor.Name + name.PascalCase();
        axes = [.. axes.Where(axis => !axis.Extent.IsBatch)];
        return axes.IsEmpty ? local : $"{local}_{string.Join("_", axes.Select(axis => Literals.Integer(point[axis])))}";
    }

    /// <summary>The class with a function: calls, where the program is too long for them to be inlined.</summary>
    private static string ClassOf(LaneKernel kernel, Function function) => function switch
    {
        { Kind: FunctionKind.Exponential } => kernel.CallsFunctions ? "LaneFunctions" : "VectorMath",
        { Kind: FunctionKind.Activation, Activation: Activation.Relu or Activation.LeakyRelu or Activation.Relu6 } => "Activations",
        { Kind: FunctionKind.ActivationGradient, Activation: var activation } when Graph.Operations.ActivateGradient.ReadsOutput(activation) => "Activations",
        _ => kernel.CallsFunctions ? "LaneFunctions" : "Activations",
    };
}
