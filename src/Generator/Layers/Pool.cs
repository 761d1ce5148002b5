using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>One value for each position of a window over an image or a sequence, channel by channel.</summary>
internal sealed record PoolDeclaration(Pooling Pooling, WindowOptions Window, Activation Activation) : LayerDeclaration
{
    public override string? LooksAhead => "pools the steps of a sample";

    public override string Kind => (Pooling == Pooling.Largest ? "maxpool" : "averagepool") + Window.Dimensions;

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override string Detail =>
        Words(Window.ToString(), Pooling == Pooling.Mean ? "without padding" : "", base.Detail);

    public override Signal Lower(LayerScope scope)
    {
        string layer = (Pooling == Pooling.Largest ? "MaxPool" : "AveragePool") + Window.Dimensions;
        if (WindowRule.Over(scope, layer, Window) is not { } window)
            return scope.Input;
        // A window of padding alone has no largest and no mean.
        if (!Window.IsSame && Window.LargestPadding is { } padding && 2 * padding.Positions > padding.Axis.Size)
        {
            return scope.Refuse(
                Descriptors.PaddingTooLarge, padding.Option, 0, padding.Option, $"[{layer}]", $"{padding.Positions}", $"at most {padding.Axis.Size / 2}, half of the window");
        }

        return scope.Apply((input, result) => scope.Activated(
            result, Activation, pooled => Pool.Append(scope.Graph, pooled, Pooling, scope.Stored(input, result), window)));
    }
}

/// <param name="dimensions">1 for sequences, 2 for images.</param>
internal sealed class MaxPoolReader(int dimensions) : LayerReader($"MaxPool{dimensions}dAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new PoolDeclaration(
        Pooling.Largest, WindowArguments.Read(arguments, dimensions, "size", strideIsSize: true), ActivationOf(arguments));
}

/// <param name="dimensions">1 for sequences, 2 for images.</param>
internal sealed class AveragePoolReader(int dimensions) : LayerReader($"AveragePool{dimensions}dAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new PoolDeclaration(
        arguments.Flag("CountsPadding", otherwise: true) ? Pooling.MeanWithPadding : Pooling.Mean,
        WindowArguments.Read(arguments, dimensions, "size", strideIsSize: true), ActivationOf(arguments));
}
