namespace NetGen.Generator.Parsing.Attributes;

internal sealed class SigmoidCrossEntropyReader() : AttributeReader("SigmoidCrossEntropyAttribute", AttributeRole.Loss)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new SigmoidCrossEntropyDeclaration(
        PositiveWeights: arguments.Numbers("PositiveWeights", NumberRange.NonNegative),
        LabelSmoothing: arguments.Number("LabelSmoothing", NumberRange.BelowOne, otherwise: 0),
        FocalGamma: arguments.Number("FocalGamma", NumberRange.NonNegative, otherwise: 0));
}
