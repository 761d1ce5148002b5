using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>What the generated code tells about a layer.</summary>
/// <param name="Name">Its name, or its kind and number.</param>
/// <param name="Input">The shape of its input.</param>
/// <param name="Output">The shape of its result.</param>
/// <param name="Detail">What else there is to say.</param>
/// <param name="Architecture">See <see cref="LayerDeclaration.Architecture"/>.</param>
/// <param name="Parameters">Its parameters, without those of parts.</param>
/// <param name="Parts">The layers that it is made of, if it is a block: those of each repetition.</param>
internal sealed record LayerDescription(
    string Name, Shape Input, Shape Output, string Detail, string? Architecture, ImmutableArray<Parameter> Parameters,
    ImmutableArray<ImmutableArray<LayerDescription>> Parts)
{
    /// <summary>Its parameters and those of its parts, in canonical order.</summary>
    public IEnumerable<Parameter> AllParameters => Parameters.Concat(Parts.SelectMany(layers => layers).SelectMany(layer => layer.AllParameters));

    public long ParameterCount => AllParameters.Sum(parameter => parameter.Shape.Count);
}
