using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>Knows a layer's attribute, with what all layers have in common.</summary>
internal abstract class LayerReader(string className) : AttributeReader(className, AttributeRole.Layer)
{
    protected sealed override AttributeDeclaration ReadArguments(AttributeArguments arguments) => ReadLayer(arguments) with
    {
        Name = arguments.OptionalName("Name"),
        From = arguments.OptionalText("From"),
    };

    protected abstract LayerDeclaration ReadLayer(AttributeArguments arguments);

    /// <summary>The activation, a parameter of the constructor or a property.</summary>
    protected static Activation ActivationOf(AttributeArguments arguments) =>
        arguments.Has("Activation") ? arguments.Choice<Activation>("Activation") : arguments.Choice<Activation>("activation");
}
