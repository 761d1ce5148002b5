using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>An image or a sequence enlarged by a whole factor, each pixel several times.</summary>
internal sealed record UpsampleDeclaration(int Factor) : LayerDeclaration
{
    public override string? LooksAhead => "makes several steps from one";

    public override string Kind => "upsample";

    public override int Modules => 1;

    public override string Detail => $"by {Factor}";

    public override Signal Lower(LayerScope scope)
    {
        if (!WindowRule.RequirePositions(scope, "Upsample"))
            return scope.Input;
        return scope.Apply((value, name) => Upsampling.Append(scope.Graph, name, scope.Stored(value, name), Factor));
    }
}

internal sealed class UpsampleReader() : LayerReader("UpsampleAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new UpsampleDeclaration(arguments.Size("factor", SizeRange.Enlargement));
}
