namespace NetGen.Generator.Parsing.Attributes;

internal sealed class CustomLossReader() : AttributeReader("CustomLossAttribute", AttributeRole.Loss)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new CustomLossDeclaration();
}
