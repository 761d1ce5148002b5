using System.Globalization;
using NetGen.Generator.Diagnostics;

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
            arguments.AddError(Descriptors.SizeOutOfRange, "steps", "steps x features", "[Network]", (steps * features).ToString("N0", CultureInfo.InvariantCulture), SizeRange.InputSize.ToString());
        return new InputShape(steps, features);
    }
}
