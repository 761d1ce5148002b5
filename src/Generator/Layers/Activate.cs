using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>An activation by itself.</summary>
internal sealed record ActivateDeclaration(Activation Activation) : LayerDeclaration
{
    public override string Kind => "activate";

    public override int Modules => 1;

    public override Activation OutputActivation => Activation;

    public override Signal Lower(LayerScope scope) => scope.Apply((input, name) => scope.Activated(name, Activation, _ => input));
}

internal sealed class ActivateReader() : LayerReader("ActivateAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new ActivateDeclaration(ActivationOf(arguments));
}
