using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>A convolution over an image or a sequence: for each position of the window, activation(Σ window · weight + bias).</summary>
internal sealed record ConvolutionDeclaration(
    int Filters,
    WindowOptions Window,
    int Groups,
    Activation Activation,
    bool UseBias,
    WeightOptions Weight) : LayerDeclaration
{
    public override string? LooksAhead => Window.LooksAhead;

    public override string Kind => "conv" + Window.Dimensions;

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override string Detail => Words(Window.ToString(), Groups > 1 ? $"in {Groups} groups" : "", base.Detail);

    public override string? Architecture => Words($"{Kind} {Filters} {Detail}", UseBias ? "" : "without bias", Source);

    public override Signal Lower(LayerScope scope)
    {
        string layer = "Conv" + Window.Dimensions;
        if (WindowRule.Over(scope, layer, Window) is not { } window)
            return scope.Input;
        int channels = scope.Input.Shape.Columns;
        if (channels % Groups != 0 || Filters % Groups != 0)
            return scope.Refuse(Descriptors.GroupsDoNotDivide, "Groups", 0, "Groups", $"[{layer}]", $"{Groups}", $"both the {channels} channels of its input and its {Filters} filters");
        return new GroupedConvolution(layer, window, Filters, Groups).Lower(scope, Activation, UseBias, Weight);
    }
}

/// <param name="dimensions">1 for sequences, 2 for images.</param>
internal sealed class ConvolutionReader(int dimensions) : LayerReader($"Conv{dimensions}dAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments)
    {
        bool useBias = arguments.Flag("UseBias", otherwise: true);
        return new ConvolutionDeclaration(
            Filters: arguments.Size("filters", SizeRange.HiddenUnits),
            Window: WindowArguments.Read(arguments, dimensions, "kernel", strideIsSize: false),
            Groups: arguments.OptionalSize("Groups", SizeRange.HiddenUnits) ?? 1,
            Activation: ActivationOf(arguments),
            UseBias: useBias,
            Weight: WeightOptions.Read(arguments, useBias));
    }
}
