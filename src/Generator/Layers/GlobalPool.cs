using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>One value for each channel of an image, or for each feature of a sequence.</summary>
internal sealed record GlobalPoolDeclaration(Pooling Pooling, Activation Activation) : LayerDeclaration
{
    public override string? LooksAhead => "pools the steps of a sample";

    public override string Kind => Pooling == Pooling.Largest ? "globalmaxpool" : "globalaveragepool";

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override Signal Lower(LayerScope scope)
    {
        Shape shape = scope.Input.Shape;
        if (!WindowRule.RequirePositions(scope, Pooling == Pooling.Largest ? "GlobalMaxPool" : "GlobalAveragePool"))
            return scope.Input;
        var window = new Window(new([.. shape.Skip(1).Take(shape.Rank - 2).Select(extent => new WindowAxis(extent.Size))]));
        return scope.Apply((input, name) => scope.Activated(name, Activation, pooled => Reshape.Append(
            scope.Graph, pooled, Pool.Append(scope.Graph, name + "Pooled", Pooling, scope.Stored(input, name), window), Shape.Rows(shape.Columns))));
    }
}

internal sealed class GlobalAveragePoolReader() : LayerReader("GlobalAveragePoolAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new GlobalPoolDeclaration(Pooling.Mean, ActivationOf(arguments));
}

internal sealed class GlobalMaxPoolReader() : LayerReader("GlobalMaxPoolAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new GlobalPoolDeclaration(Pooling.Largest, ActivationOf(arguments));
}
