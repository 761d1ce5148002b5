namespace NetGen.Generator.Parsing.Attributes;

internal sealed class AdamReader() : AttributeReader("AdamAttribute", AttributeRole.Optimizer)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new AdamDeclaration(
        Beta1: arguments.Number("Beta1", NumberRange.BelowOne, otherwise: 0.9f),
        Beta2: arguments.Number("Beta2", NumberRange.BelowOne, otherwise: 0.999f),
        Epsilon: arguments.Number("Epsilon", NumberRange.NonNegative, otherwise: 1e-8f),
        WeightDecay: arguments.Number("WeightDecay", NumberRange.NonNegative, otherwise: 0));
}
