namespace NetGen.Generator.Parsing.Attributes;

internal sealed class AdaGradReader() : AttributeReader("AdaGradAttribute", AttributeRole.Optimizer)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new AdaGradDeclaration(
        LearningRateDecay: arguments.Number("LearningRateDecay", NumberRange.NonNegative, otherwise: 0),
        WeightDecay: arguments.Number("WeightDecay", NumberRange.NonNegative, otherwise: 0),
        InitialAccumulator: arguments.Number("InitialAccumulator", NumberRange.NonNegative, otherwise: 0),
        Epsilon: arguments.Number("Epsilon", NumberRange.NonNegative, otherwise: 1e-10f));
}
