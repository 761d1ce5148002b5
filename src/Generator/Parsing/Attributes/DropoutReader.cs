namespace NetGen.Generator.Parsing.Attributes;

internal sealed class DropoutReader() : AttributeReader("DropoutAttribute", AttributeRole.Layer)
{
    public override bool NeedsLoss => true;

    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) =>
        new DropoutDeclaration(Rate: arguments.Effect("rate", NumberRange.BelowOne));
}
