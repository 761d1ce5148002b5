using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>One value for each position of a window over an image, channel by channel.</summary>
internal sealed record Pool2dDeclaration(Pooling Pooling, WindowOptions Window, Activation Activation) : LayerDeclaration
{
    public override string Kind => Pooling == Pooling.Largest ? "maxpool2d" : "averagepool2d";

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override string Detail =>
        string.Join(" ", ((string[])[Window.ToString(), Pooling == Pooling.Mean ? "of pixels alone" : "", base.Detail]).Where(part => part.Length > 0));

    public override Signal Lower(LayerScope scope)
    {
        string name = Pooling == Pooling.Largest ? "MaxPool2d" : "AveragePool2d";
        if (WindowRule.Over(scope, name, Window) is not { } window)
            return scope.Input;
        // What has no pixel in the image has no largest and no mean.
        if (!Window.IsSame && Window.LargestPadding is { } padding && 2 * padding.Pixels > padding.Axis.Size)
        {
            return scope.Refuse(
                Descriptors.PaddingTooLarge, padding.Option, 0, padding.Option, $"[{name}]", $"{padding.Pixels}", $"at most {padding.Axis.Size / 2}, half of the window");
        }

        return scope.Apply((input, result) => scope.Activated(
            result, Activation, pooled => Pool.Append(scope.Graph, pooled, Pooling, scope.Stored(input, result), window)));
    }
}

internal sealed class MaxPool2dReader() : LayerReader("MaxPool2dAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new Pool2dDeclaration(
        Pooling.Largest, WindowArguments.OfImage(arguments, "size", strideIsSize: true), ActivationOf(arguments));
}

internal sealed class AveragePool2dReader() : LayerReader("AveragePool2dAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new Pool2dDeclaration(
        arguments.Flag("CountsPadding", otherwise: true) ? Pooling.MeanWithPadding : Pooling.Mean,
        WindowArguments.OfImage(arguments, "size", strideIsSize: true), ActivationOf(arguments));
}
