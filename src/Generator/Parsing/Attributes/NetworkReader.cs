namespace NetGen.Generator.Parsing.Attributes;

internal sealed class NetworkReader() : AttributeReader("NetworkAttribute", AttributeRole.Network)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new NetworkOptions(
        InputSize: arguments.Size("inputSize", SizeRange.InputSize),
        WorkspaceSamples: arguments.OptionalSize("WorkspaceSamples", SizeRange.WorkspaceSamples),
        MaxParameters: arguments.OptionalSize("MaxParameters", SizeRange.Parameters));
}
