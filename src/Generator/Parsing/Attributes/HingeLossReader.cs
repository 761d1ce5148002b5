namespace NetGen.Generator.Parsing.Attributes;

internal sealed class HingeLossReader() : AttributeReader("HingeLossAttribute", AttributeRole.Loss)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new HingeLossDeclaration(
        Margin: arguments.Number("Margin", NumberRange.Positive, otherwise: 1));
}
