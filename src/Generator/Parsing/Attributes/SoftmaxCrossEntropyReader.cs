namespace NetGen.Generator.Parsing.Attributes;

internal sealed class SoftmaxCrossEntropyReader() : AttributeReader("SoftmaxCrossEntropyAttribute", AttributeRole.Loss)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new SoftmaxCrossEntropyDeclaration();
}
