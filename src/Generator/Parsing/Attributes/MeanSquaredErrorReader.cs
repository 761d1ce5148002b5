namespace NetGen.Generator.Parsing.Attributes;

internal sealed class MeanSquaredErrorReader() : AttributeReader("MeanSquaredErrorAttribute", AttributeRole.Loss)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new MeanSquaredErrorDeclaration();
}
