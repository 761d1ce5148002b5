namespace NetGen.Generator.Parsing.Attributes;

internal sealed class L2Reader() : AttributeReader("L2Attribute", AttributeRole.Penalty)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) =>
        new PenaltyDeclaration(L2: arguments.Effect("factor", NumberRange.NonNegative));
}
