namespace NetGen.Generator.Parsing.Attributes;

internal sealed class HuberLossReader() : AttributeReader("HuberLossAttribute", AttributeRole.Loss)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new HuberLossDeclaration(
        Delta: arguments.Number("Delta", NumberRange.Positive, otherwise: 1));
}
