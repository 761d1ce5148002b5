namespace NetGen.Generator.Parsing.Attributes;

internal sealed class NetworkReader() : AttributeReader("NetworkAttribute", AttributeRole.Network)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new NetworkOptions(
        Input: InputOf(arguments),
        WorkspaceSamples: arguments.OptionalSize("WorkspaceSamples", SizeRange.WorkspaceSamples),
        MaxParameters: arguments.OptionalSize("MaxParameters", SizeRange.Parameters));

    private static InputShape InputOf(AttributeArguments arguments)
    {
        if (!arguments.Has("steps"))
            return arguments.Size("inputSize", SizeRange.InputSize);
        int steps = arguments.Size("steps", SizeRange.Steps), features = arguments.Size("features", SizeRange.HiddenUnits);
        if (arguments.AreValid && !SizeRange.InputSize.Contains(steps * features))
            arguments.RefuseSize("steps", "steps x features", steps * features, SizeRange.InputSize);
        return new InputShape(steps, features);
    }
}
