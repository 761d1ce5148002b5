using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>The constants that are generated for a network.</summary>
internal static class NetworkSizes
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["InputSize", "OutputSize", "OutputRows", "OutputFeatures", "ParameterCount"];

    /// <summary>Their values, in that order.</summary>
    public static IReadOnlyList<int> Of(NetworkDeclaration network)
    {
        NetworkGraph graph = Lowering.Lower(network);
        Shape output = graph.Output.Shape;
        return
        [
            graph.Input.Shape.ElementsPerSample, output.ElementsPerSample, output.RowsPerSample, output.Columns,
            graph.Parameters.Sum(parameter => parameter.Shape.ElementsPerSample),
        ];
    }
}
