using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>All rows of a sample as one, in the order in which they lie, or plane by plane.</summary>
internal sealed record FlattenDeclaration(bool ChannelsFirst = false) : LayerDeclaration
{
    public override string? LooksAhead => "needs all steps of a sample";

    public override string Kind => "flatten";

    public override int Modules => 1;

    public override string Detail => ChannelsFirst ? "channels first" : "";

    public override Signal Lower(LayerScope scope) => scope.Apply((input, name) => input.Shape.Rank == 2
        ? input
        : ChannelsFirst
            ? ReorderChannels.AppendPlanes(scope.Graph, name, scope.Stored(input, name))
            : Reshape.Append(scope.Graph, name, input, Shape.Rows(input.Shape.ElementsPerSample)));
}

internal sealed class FlattenReader() : LayerReader("FlattenAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) =>
        new FlattenDeclaration(ChannelsFirst: arguments.Flag("ChannelsFirst", otherwise: false));
}
