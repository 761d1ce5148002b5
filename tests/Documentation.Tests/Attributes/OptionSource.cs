namespace NetGen.Documentation.Tests.Attributes;

/// <summary>A network of three classes in which one option of one attribute is set.</summary>
internal static class OptionSource
{
    public static string Of(Type attribute, AttributeOption option, string value)
    {
        string chapter = ChapterOf(attribute);
        string declared = Attribute(attribute, option, value).Replace("<T>", "<Part>", StringComparison.Ordinal);
        return $"""
            using NetGen;

            {(chapter == "The network" ? declared : NetworkFor(attribute))}
            {(chapter == "Layers" ? declared : "")}
            [Dense(3)]
            {(chapter == "Losses" ? declared : "[SoftmaxCrossEntropy]")}
            {(chapter is "Optimisers" or "Regularisers" ? declared : "")}
            internal sealed partial class N;

            [Block]
            [Dense(4)]
            internal sealed partial class Part;
            """;
    }

    /// <summary>A network whose samples the layer can read.</summary>
    private static string NetworkFor(Type attribute) => attribute.Name switch
    {
        { } name when name.Contains("2d", StringComparison.Ordinal) => "[Network(height: 4, width: 4, channels: 4)]",
        { } name when name.Contains("1d", StringComparison.Ordinal) || attribute == typeof(UpsampleAttribute) => "[Network(steps: 4, features: 4)]",
        _ => "[Network(4)]",
    };

    private static string ChapterOf(Type attribute) =>
        AttributePage.Headings.Single(section => section.Heading == $"`[{AttributePage.NameOf(attribute)}]`").Chapter;

    private static string Attribute(Type attribute, AttributeOption option, string value)
    {
        IEnumerable<string> required = AttributeOption.RequiredWith(attribute, option)
            .Select(other => other.Name == option.Name ? value : "1");
        IEnumerable<string> optional = option.IsRequired ? [] : [.. Needs(option), $"{option.Name} = {Value(option, value)}"];
        return $"[{AttributePage.NameOf(attribute)}({string.Join(", ", [.. required, .. optional])})]";
    }

    private static string Value(AttributeOption option, string value) => option.Type == typeof(float[]) ? $"new float[] {{ 1, {value}, 1 }}" : value;

    /// <summary>What an option has no effect without.</summary>
    private static IEnumerable<string> Needs(AttributeOption option) => option.Name == nameof(DenseAttribute.InitialValue)
        ? ["Initializer = Initializer.Constant"]
        : [];
}
