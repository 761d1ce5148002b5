using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>A row of a table for each token.</summary>
internal sealed record EmbeddingDeclaration(int Vocabulary, int Units, Activation Activation, float InitialDeviation, bool Trainable) : LayerDeclaration
{
    public override string Kind => "embedding";

    public override bool ReadsTokens => true;

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override string Detail => Words($"of {Vocabulary}", base.Detail);

    public override string? Architecture => Words($"{Kind} {Units} {Detail}", Source);

    public override Signal Lower(LayerScope scope)
    {
        if (!WindowRule.RequireWeight(scope, "Embedding", Vocabulary, Units))
            return scope.Input;
        Parameter weight = scope.AddParameter("weight", new Shape(Vocabulary, Units), InitialWeights.OfTable(InitialDeviation), Trainable, isTable: true);
        return scope.Apply((tokens, name) => scope.Activated(name, Activation, rows => Graph.Operations.Embedding.Append(scope.Graph, rows, tokens, weight)));
    }
}

internal sealed class EmbeddingReader() : LayerReader("EmbeddingAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new EmbeddingDeclaration(
        Vocabulary: arguments.Size("vocabulary", SizeRange.Vocabulary),
        Units: arguments.Size("units", SizeRange.HiddenUnits),
        ActivationOf(arguments),
        InitialDeviation: arguments.Number("InitialDeviation", NumberRange.NonNegative, otherwise: 1),
        Trainable: arguments.Flag("Trainable", otherwise: true));
}
