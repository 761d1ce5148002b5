using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>A fully connected layer: activation(input · weightᵀ + bias), for every row of a sequence.</summary>
internal sealed record DenseDeclaration(
    int Units,
    Activation Activation,
    bool UseBias,
    Initializer Initializer = Initializer.ByActivation,
    float InitialValue = 0,
    float InitialBias = 0,
    bool Trainable = true) : LayerDeclaration
{
    public override string Kind => "dense";

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override string? Architecture => $"dense {Units}" + (Detail.Length > 0 ? " " + Detail : "") + (UseBias ? "" : " without bias")
        + (From is null ? "" : " from " + From);

    public override Signal Lower(LayerScope scope)
    {
        int inputs = scope.Input.Shape.Columns;
        InitialValues weights = InitialWeights.Of(Initializer, InitialValue, Activation, inputs, Units);
        Parameter weight = scope.AddParameter("weight", new Shape(Units, inputs), weights, Trainable);
        Parameter? bias = UseBias ? scope.AddParameter("bias", new Shape(Units), InitialValues.Constant(InitialBias), Trainable) : null;
        return scope.Apply((input, name) => scope.Activated(name, Activation, sum => bias is null
            ? MatMul.Append(scope.Graph, sum, input, weight, transposeRight: true)
            : Add.Append(scope.Graph, sum, MatMul.Append(scope.Graph, name + "Product", input, weight, transposeRight: true), bias)));
    }
}

internal sealed class DenseReader() : LayerReader("DenseAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments)
    {
        var dense = new DenseDeclaration(
            Units: arguments.Size("units", SizeRange.Units),
            Activation: ActivationOf(arguments),
            UseBias: arguments.Flag("UseBias", otherwise: true),
            Initializer: arguments.Choice<Initializer>("Initializer"),
            InitialValue: arguments.Number("InitialValue", NumberRange.Finite, otherwise: 0),
            InitialBias: arguments.Number("InitialBias", NumberRange.Finite, otherwise: 0),
            Trainable: arguments.Flag("Trainable", otherwise: true));

        if (dense.Initializer != Initializer.Constant)
            arguments.RefuseIdle("InitialValue", "the weights do not start with a constant", "set 'Initializer' to Initializer.Constant");
        if (!dense.UseBias)
            arguments.RefuseIdle("InitialBias", "there is no bias", "leave 'UseBias' out");
        return dense;
    }
}
