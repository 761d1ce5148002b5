using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>
/// A transposed convolution, which enlarges an image or a sequence: each position spreads a window of the output, and where windows overlap they
/// add up.
/// </summary>
internal sealed record TransposedConvolutionDeclaration(
    int Filters,
    WindowOptions Window,
    int OutputPadding,
    Activation Activation,
    bool UseBias,
    WeightOptions Weight) : LayerDeclaration
{
    public override string? LooksAhead => "makes several steps from one";

    public override string Kind => "convtranspose" + Window.Dimensions;

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override string Detail =>
        Words(Window.ToString(), OutputPadding > 0 ? $"output padding {OutputPadding}" : "", base.Detail);

    public override string? Architecture => Words($"{Kind} {Filters} {Detail}", UseBias ? "" : "without bias", Source);

    public override Signal Lower(LayerScope scope)
    {
        string layer = "ConvTranspose" + Window.Dimensions;
        if (!WindowRule.RequirePositions(scope, layer, Window.Extents.Count))
            return scope.Input;
        Shape input = scope.Input.Shape;
        Window window = Window.On(input);
        if (window.Axes.FirstOrDefault(axis => OutputPadding >= axis.Stride && OutputPadding > 0) is { } narrow)
        {
            return scope.Refuse(
                Descriptors.PaddingTooLarge, "OutputPadding", 0, "OutputPadding", $"[{layer}]", $"{OutputPadding}", $"at most {narrow.Stride - 1}, less than the stride");
        }

        long[] sizes = [.. window.Axes.Select((axis, i) => (input[i + 1].Size - 1L) * axis.Stride - axis.Before - axis.After + axis.Extent + OutputPadding)];
        if (sizes.Any(size => size < 1))
        {
            (string option, int positions, _) = Window.LargestPadding;
            return scope.Refuse(Descriptors.PaddingTooLarge, option, 0, option, $"[{layer}]", $"{positions}", "so small that a part of the output is left");
        }

        int channels = input.Columns;
        if (!WindowRule.RequireWeight(scope, layer, (long)Filters * window.Taps, channels))
            return scope.Input;
        InitialValues start = Weight.InitialValues(Activation, channels * window.Taps, Filters * window.Taps);
        Parameter weight = scope.AddParameter("weight", new Shape([channels, Filters, .. window.Sizes]), start, Weight.Trainable);
        Parameter? bias = UseBias ? scope.AddParameter("bias", new Shape(Filters), Weight.InitialBiases, Weight.Trainable) : null;
        var output = new Shape([input[0], .. sizes.Select(size => (Dimension)checked((int)size)), Filters]);
        return scope.Apply((value, name) =>
        {
            // The gradient of the weight reads the rows in vectors.
            Tensor stored = scope.Stored(value, name);
            return scope.Activated(name, Activation, sum => bias is null
                ? TransposedConvolution.Append(scope.Graph, sum, stored, weight, window, output)
                : Add.Append(scope.Graph, sum, TransposedConvolution.Append(scope.Graph, name + "Product", stored, weight, window, output), bias));
        });
    }
}

/// <param name="dimensions">1 for sequences, 2 for images.</param>
internal sealed class TransposedConvolutionReader(int dimensions) : LayerReader($"ConvTranspose{dimensions}dAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments)
    {
        bool useBias = arguments.Flag("UseBias", otherwise: true);
        return new TransposedConvolutionDeclaration(
            Filters: arguments.Size("filters", SizeRange.HiddenUnits),
            Window: WindowArguments.Read(arguments, dimensions, "kernel", strideIsSize: false),
            OutputPadding: arguments.OptionalSize("OutputPadding", SizeRange.Padding) ?? 0,
            Activation: ActivationOf(arguments),
            UseBias: useBias,
            Weight: WeightOptions.Read(arguments, useBias));
    }
}
