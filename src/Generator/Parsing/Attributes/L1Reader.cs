namespace NetGen.Generator.Parsing.Attributes;

internal sealed class L1Reader() : AttributeReader("L1Attribute", AttributeRole.Penalty)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) =>
        new PenaltyDeclaration(L1: arguments.Effect("factor", NumberRange.NonNegative));
}
