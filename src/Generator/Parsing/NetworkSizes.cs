using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>The constants that are generated for a network.</summary>
internal static class NetworkSizes
{
    private const string BufferCount = "BufferCount";

    /// <summary>The names of all that there can be.</summary>
    public static IReadOnlyList<string> Names { get; } = ["InputSize", "OutputSize", "OutputRows", "OutputFeatures", "ParameterCount", BufferCount];

    /// <summary>Those of a network, with their values.</summary>
    public static IEnumerable<(string Name, int Value)> Of(NetworkDeclaration network)
    {
        NetworkGraph graph = Lowering.Lower(network);
        Shape output = graph.Output.Shape;
        int[] values =
        [
            graph.Input.Shape.ElementsPerSample, output.ElementsPerSample, output.RowsPerSample, output.Columns, CountOf(graph.Parameters), CountOf(graph.Buffers),
        ];
        return Names.Zip(values, (name, value) => (name, value)).Where(size => size.name != BufferCount || graph.Buffers.Count > 0);
    }

    private static int CountOf(IEnumerable<Parameter> tensors) => tensors.Sum(tensor => tensor.Shape.ElementsPerSample);
}
