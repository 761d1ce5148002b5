namespace NetGen.Generator.Parsing.Attributes;

internal sealed class BlockMarkReader() : AttributeReader("BlockAttribute", AttributeRole.Block)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new BlockMark();
}
