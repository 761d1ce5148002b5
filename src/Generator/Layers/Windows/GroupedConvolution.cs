using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>What layers with the weight of a convolution, [filters, channels / groups, taps…], lower to.</summary>
/// <param name="Kind">What the layer is called, in errors.</param>
/// <param name="Window">The window.</param>
/// <param name="Filters">Channels of the output.</param>
/// <param name="Groups">Parts into which the channels and the filters are divided; both are multiples of it.</param>
internal sealed record GroupedConvolution(string Kind, Window Window, int Filters, int Groups)
{
    /// <summary>Adds the parameters, and appends activation(Σ window · weight + bias).</summary>
    public Signal Lower(LayerScope scope, Activation activation, bool useBias, WeightOptions options)
    {
        Shape image = scope.Input.Shape;
        int channels = image.Columns, inputs = channels / Groups;
        bool isDepthwise = Groups == channels && channels > 1 && !scope.IsOfStream;
        // Groups are one product over all channels there, with zeros between them.
        if (scope.IsOfStream && Groups > 1 && (long)channels * Window.Taps * Filters > SizeRange.Values.Maximum)
            return scope.RefuseStream("has too many groups to run together");
        if (!WindowRule.RequireWeight(scope, Kind, (long)(isDepthwise ? 1 : channels) * Window.Taps, Filters))
            return scope.Input;
        if (isDepthwise && image.Count / channels * Filters is var repeated && repeated > SizeRange.Values.Maximum)
            return scope.RefuseSize(Kind, repeated);
        if (scope.IsOfStream && Remember.FloatsOf(Window.Axes[0].Extent, channels) > SizeRange.Values.Maximum)
            return scope.RefuseStream("looks back over more steps than a stream can store");
        InitialValues start = options.InitialValues(activation, inputs * Window.Taps, Filters * Window.Taps);
        Parameter weight = scope.AddParameter("weight", new Shape([Filters, inputs, .. Window.Sizes]), start, options.Trainable);
        Parameter? bias = useBias ? scope.AddParameter("bias", new Shape(Filters), options.InitialBiases, options.Trainable) : null;
        Tensor filters = isDepthwise || Groups == 1 ? weight : SpreadGroups.Append(scope.Graph, scope.NameOf("weightOfAllGroups"), weight, Groups);
        return scope.Apply((input, name) => scope.Activated(name, activation, sum => bias is null
            ? Product(input, name, sum)
            : Add.Append(scope.Graph, sum, Product(input, name, name + "Product"), bias)));

        Tensor Product(Tensor input, string name, string product)
        {
            if (scope.IsOfStream && Window.Axes[0] is { Size: > 1 } axis)
            {
                Tensor last = Remember.Append(scope.Graph, name + "Window", input, (int)axis.Extent);
                return Convolution.Append(scope.Graph, product, last, filters, new Window(new([axis with { Before = 0 }])));
            }

            if (!isDepthwise)
                return Convolution.Append(scope.Graph, product, input, filters, Window);
            // A channel that several filters see is there once for each of them.
            Tensor repeated = ChannelRepetition.Append(scope.Graph, name + "Repeated", scope.Stored(input, name), Filters / channels);
            return DepthwiseConvolution.Append(scope.Graph, product, repeated, filters, Window);
        }
    }
}
