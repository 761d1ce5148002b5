namespace NetGen.Generator.Parsing.Attributes;

internal sealed class LionReader() : AttributeReader("LionAttribute", AttributeRole.Optimizer)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new LionDeclaration(
        Beta1: arguments.Number("Beta1", NumberRange.BelowOne, otherwise: 0.9f),
        Beta2: arguments.Number("Beta2", NumberRange.BelowOne, otherwise: 0.99f),
        WeightDecay: arguments.Number("WeightDecay", NumberRange.NonNegative, otherwise: 0));
}
