using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>A row for each step of a sequence, added to it.</summary>
internal sealed record PositionEmbeddingDeclaration(Activation Activation, float InitialDeviation, bool Trainable) : LayerDeclaration
{
    public override string Kind => "positionembedding";

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override Signal Lower(LayerScope scope)
    {
        if (!WindowRule.RequireSequence(scope, "PositionEmbedding"))
            return scope.Input;
        Shape input = scope.Input.Shape;
        Parameter weight = scope.AddParameter("weight", new Shape(input[1], input[2]), InitialWeights.OfTable(InitialDeviation), Trainable, isTable: true);
        if (scope.IsOfStream)
        {
            // The network has a row for each of its steps.
            scope.Graph.EndAfter(weight.Shape[0].Size);
            return scope.Apply((value, name) => scope.Activated(name, Activation, sum =>
                Graph.Operations.Add.Append(scope.Graph, sum, value, PositionRows.Append(scope.Graph, name + "Rows", weight))));
        }

        return scope.Apply((value, name) => scope.Activated(name, Activation, sum => Graph.Operations.Add.Append(scope.Graph, sum, value, weight)));
    }
}

internal sealed class PositionEmbeddingReader() : LayerReader("PositionEmbeddingAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new PositionEmbeddingDeclaration(
        ActivationOf(arguments),
        InitialDeviation: arguments.Number("InitialDeviation", NumberRange.NonNegative, otherwise: 1),
        Trainable: arguments.Flag("Trainable", otherwise: true));
}
