namespace NetGen.Generator.Parsing.Attributes;

internal sealed class KlDivergenceReader() : AttributeReader("KlDivergenceAttribute", AttributeRole.Loss)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new KlDivergenceDeclaration(
        ValidateTargets: arguments.Flag("ValidateTargets", otherwise: true));
}
