namespace NetGen.Generator.Parsing.Attributes;

internal sealed class RmsPropReader() : AttributeReader("RmsPropAttribute", AttributeRole.Optimizer)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new RmsPropDeclaration(
        Decay: arguments.Number("Decay", NumberRange.BelowOne, otherwise: 0.99f),
        Epsilon: arguments.Number("Epsilon", NumberRange.NonNegative, otherwise: 1e-8f),
        Momentum: arguments.Number("Momentum", NumberRange.BelowOne, otherwise: 0),
        Centered: arguments.Flag("Centered", otherwise: false),
        WeightDecay: arguments.Number("WeightDecay", NumberRange.NonNegative, otherwise: 0));
}
