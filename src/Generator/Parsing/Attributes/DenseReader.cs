namespace NetGen.Generator.Parsing.Attributes;

internal sealed class DenseReader() : AttributeReader("DenseAttribute", AttributeRole.Layer)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new DenseDeclaration(
        Units: arguments.Size("units", SizeRange.Units),
        Activation: arguments.Activation("activation"),
        UseBias: arguments.Flag("UseBias", otherwise: true));
}
