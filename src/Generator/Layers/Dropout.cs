using System.Globalization;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>A layer that drops values, in training only.</summary>
internal sealed record DropoutDeclaration(float Rate) : LayerDeclaration
{
    public override string Kind => "dropout";

    public override int Modules => 1;

    public override bool Drops => Rate > 0;

    public override string Detail => Rate.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A network runs the parameters of one that differs in what only training does.</summary>
    public override string? Architecture => null;

    public override Signal Lower(LayerScope scope) => Rate > 0 && scope.IsTrained
        ? scope.Input with { Training = Dropout.Append(scope.Graph, scope.NameOf("dropped"), Rate, scope.Ordinal, scope.Input.Training) }
        : scope.Input;
}

internal sealed class DropoutReader() : LayerReader("DropoutAttribute")
{
    public override bool NeedsLoss => true;

    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) =>
        new DropoutDeclaration(Rate: arguments.Effect("rate", NumberRange.BelowOne));
}
