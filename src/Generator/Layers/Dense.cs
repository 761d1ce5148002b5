using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>A fully connected layer: activation(input · weightᵀ + bias), for every row of a sequence.</summary>
internal sealed record DenseDeclaration(int Units, Activation Activation, bool UseBias) : LayerDeclaration
{
    /// <summary>What the weight and the bias start with.</summary>
    public WeightOptions Weight { get; init; } = new();

    public override string Kind => "dense";

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override string? Architecture => Words($"dense {Units}", Detail, UseBias ? "" : "without bias", Source);

    public override Signal Lower(LayerScope scope)
    {
        int inputs = scope.Input.Shape.Columns;
        InitialValues weights = Weight.InitialValues(Activation, inputs, Units);
        Parameter weight = scope.AddParameter("weight", new Shape(Units, inputs), weights, Weight.Trainable);
        Parameter? bias = UseBias ? scope.AddParameter("bias", new Shape(Units), Weight.InitialBiases, Weight.Trainable) : null;
        return scope.Apply((input, name) => scope.Activated(
            name, Activation, sum => MatMul.AppendWithBias(scope.Graph, sum, name + "Product", input, weight, bias)));
    }
}

internal sealed class DenseReader() : LayerReader("DenseAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments)
    {
        bool useBias = arguments.Flag("UseBias", otherwise: true);
        return new DenseDeclaration(arguments.Size("units", SizeRange.Units), ActivationOf(arguments), useBias) { Weight = WeightOptions.Read(arguments, useBias) };
    }
}
