using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>A convolution over an image or a sequence that keeps each channel to itself: as one in as many groups as there are channels.</summary>
internal sealed record DepthwiseConvolutionDeclaration(
    WindowOptions Window,
    int Multiplier,
    Activation Activation,
    bool UseBias,
    WeightOptions Weight) : LayerDeclaration
{
    public override string? LooksAhead => Window.LooksAhead;

    public override string Kind => "depthwiseconv" + Window.Dimensions;

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override string Detail =>
        Words(Window.ToString(), Multiplier > 1 ? $"multiplier {Multiplier}" : "", base.Detail);

    public override string? Architecture => Words($"{Kind} {Detail}", UseBias ? "" : "without bias", Source);

    public override Signal Lower(LayerScope scope)
    {
        string layer = "DepthwiseConv" + Window.Dimensions;
        if (WindowRule.Over(scope, layer, Window) is not { } window)
            return scope.Input;
        int channels = scope.Input.Shape.Columns;
        long filters = (long)channels * Multiplier;
        if (filters > SizeRange.HiddenUnits.Maximum)
        {
            return scope.Refuse(
                Descriptors.SizeOutOfRange, Multiplier > 1 ? "Multiplier" : null, 0, "channels of the output", $"[{layer}]",
                filters.ToString("N0", CultureInfo.InvariantCulture), SizeRange.HiddenUnits.ToString());
        }

        return new GroupedConvolution(layer, window, (int)filters, Groups: channels).Lower(scope, Activation, UseBias, Weight);
    }
}

/// <param name="dimensions">1 for sequences, 2 for images.</param>
internal sealed class DepthwiseConvolutionReader(int dimensions) : LayerReader($"DepthwiseConv{dimensions}dAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments)
    {
        bool useBias = arguments.Flag("UseBias", otherwise: true);
        return new DepthwiseConvolutionDeclaration(
            Window: WindowArguments.Read(arguments, dimensions, "kernel", strideIsSize: false),
            Multiplier: arguments.OptionalSize("Multiplier", SizeRange.Multiplier) ?? 1,
            Activation: ActivationOf(arguments),
            UseBias: useBias,
            Weight: WeightOptions.Read(arguments, useBias));
    }
}
