using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>Each row normalised, scaled and shifted: activation((x - mean) / √(variance + ε) · weight + bias).</summary>
internal sealed record LayerNormDeclaration(Activation Activation, float Epsilon, bool UseBias, bool Trainable) : LayerDeclaration
{
    public override string Kind => "layernorm";

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override Signal Lower(LayerScope scope)
    {
        var columns = new Shape(scope.Input.Shape.Columns);
        Parameter weight = scope.AddParameter("weight", columns, InitialValues.Constant(1), Trainable);
        Parameter? bias = UseBias ? scope.AddParameter("bias", columns, InitialValues.Constant(0), Trainable) : null;
        return scope.Apply((input, name) => scope.Activated(name, Activation, sum =>
        {
            Tensor normalized = Normalize.Append(scope.Graph, name + "Normalized", input, centers: true, Epsilon);
            return bias is null
                ? Multiply.Append(scope.Graph, sum, normalized, weight)
                : Add.Append(scope.Graph, sum, Multiply.Append(scope.Graph, name + "Scaled", normalized, weight), bias);
        }));
    }
}

internal sealed class LayerNormReader() : LayerReader("LayerNormAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new LayerNormDeclaration(
        ActivationOf(arguments),
        Epsilon: arguments.Number("Epsilon", NumberRange.Positive, otherwise: 1e-5f),
        UseBias: arguments.Flag("UseBias", otherwise: true),
        Trainable: arguments.Flag("Trainable", otherwise: true));
}
