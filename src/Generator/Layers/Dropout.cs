using System.Globalization;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>A layer that drops values, or whole channels of an image, in training only.</summary>
internal sealed record DropoutDeclaration(float Rate, bool OfChannels = false) : LayerDeclaration
{
    /// <summary>As the user wrote it.</summary>
    public string Attribute => OfChannels ? "[Dropout2d]" : "[Dropout]";

    public override string Kind => OfChannels ? "dropout2d" : "dropout";

    public override int Modules => 1;

    public override bool Drops => Rate > 0;

    public override string Detail => Rate.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A network runs the parameters of one that differs in what only training does.</summary>
    public override string? Architecture => null;

    public override Signal Lower(LayerScope scope)
    {
        if ((OfChannels && !WindowRule.RequireImage(scope, "Dropout2d")) || Rate == 0 || !scope.IsTrained)
            return scope.Input;
        Tensor dropped = Dropout.Append(scope.Graph, scope.NameOf("dropped"), Rate, scope.Ordinal, scope.Input.Training, OfChannels);
        return scope.Input with { Training = dropped };
    }
}

/// <summary>Knows <c>[Dropout]</c> or <c>[Dropout2d]</c>.</summary>
internal sealed class DropoutReader(bool ofChannels) : LayerReader(ofChannels ? "Dropout2dAttribute" : "DropoutAttribute")
{
    public override bool NeedsLoss => true;

    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) =>
        new DropoutDeclaration(Rate: arguments.Effect("rate", NumberRange.BelowOne), OfChannels: ofChannels);
}
