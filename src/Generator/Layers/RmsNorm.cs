using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>Each row brought to the mean square 1, and scaled: activation(x / √(mean x² + ε) · weight).</summary>
internal sealed record RmsNormDeclaration(Activation Activation, float Epsilon, bool Trainable) : LayerDeclaration
{
    public override string Kind => "rmsnorm";

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override Signal Lower(LayerScope scope)
    {
        Parameter weight = scope.AddParameter("weight", new Shape(scope.Input.Shape.Columns), InitialValues.Constant(1), Trainable);
        return scope.Apply((input, name) => scope.Activated(name, Activation, scaled => Multiply.Append(
            scope.Graph, scaled, Normalize.Append(scope.Graph, name + "Normalized", input, centers: false, Epsilon), weight)));
    }
}

internal sealed class RmsNormReader() : LayerReader("RmsNormAttribute")
{
    /// <summary>The machine epsilon of a float, which PyTorch takes.</summary>
    private const float MachineEpsilon = 1.1920929e-7f;

    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new RmsNormDeclaration(
        ActivationOf(arguments),
        Epsilon: arguments.Number("Epsilon", NumberRange.Positive, otherwise: MachineEpsilon),
        Trainable: arguments.Flag("Trainable", otherwise: true));
}
