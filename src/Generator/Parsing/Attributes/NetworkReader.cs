namespace NetGen.Generator.Parsing.Attributes;

internal sealed class NetworkReader() : AttributeReader("NetworkAttribute", AttributeRole.Network)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) => new NetworkOptions(
        Input: InputOf(arguments),
        OutputsChannelsFirst: arguments.Flag("OutputsChannelsFirst", otherwise: false),
        WorkspaceSamples: arguments.OptionalSize("WorkspaceSamples", SizeRange.WorkspaceSamples),
        MaxParameters: arguments.OptionalSize("MaxParameters", SizeRange.Parameters));

    private static InputShape InputOf(AttributeArguments arguments)
    {
        bool isChannelsFirst = arguments.Flag("ChannelsFirst", otherwise: false);
        if (arguments.Has("height"))
            return ImageOf(arguments, isChannelsFirst);
        if (arguments.Has("steps"))
            return SequenceOf(arguments, isChannelsFirst);
        arguments.RefuseIdle("ChannelsFirst", "a sample has only features", "declare the samples as images or sequences");
        return arguments.Size("inputSize", SizeRange.InputSize);
    }

    private static InputShape SequenceOf(AttributeArguments arguments, bool isChannelsFirst)
    {
        int steps = arguments.Size("steps", SizeRange.Steps), features = arguments.Size("features", SizeRange.HiddenUnits);
        if (arguments.AreValid && !SizeRange.InputSize.Contains(steps * features))
            arguments.RefuseSize("steps", "steps x features", steps * features, SizeRange.InputSize);
        return new InputShape(new([steps]), features, isChannelsFirst);
    }

    private static InputShape ImageOf(AttributeArguments arguments, bool isChannelsFirst)
    {
        int height = arguments.Size("height", SizeRange.HiddenUnits), width = arguments.Size("width", SizeRange.HiddenUnits);
        int channels = arguments.Size("channels", SizeRange.HiddenUnits);
        long values = (long)height * width * channels;
        if (arguments.AreValid && values > SizeRange.Image.Maximum)
            arguments.RefuseSize("height", "height x width x channels", values, SizeRange.Image);
        return new InputShape(new([height, width]), channels, isChannelsFirst);
    }
}
