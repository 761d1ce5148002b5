using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising;

/// <summary>A value of the model that is computed from its input.</summary>
/// <param name="Layer">The layer whose result it is.</param>
/// <param name="View">How the model's axes lie on it.</param>
internal sealed record Signal(Layer Layer, View View)
{
    public SampleShape Shape => Layer.Shape;

    /// <summary>Its shape for messages, with n for the number of samples.</summary>
    public string ShapeText => $"[{string.Join(", ", View.Shape.Select(extent => extent == View.Samples ? "n" : extent.ToString(System.Globalization.CultureInfo.InvariantCulture)))}]";

    /// <summary>The same value with an axis of the model's that has all channels and nothing else, which takes a flattening where it has more.</summary>
    public Signal WithChannels(int axis)
    {
        if (CoversChannels(axis))
            return this;
        if (View.Rank != 2 || axis != 1 || !View.Is(0, View.Batch))
            throw new ModelFileException($"it reads the values of axis {axis} of {ShapeText} together, which are not the channels of {Shape}");

        bool isPlanes = View.Is(1, Shape.ChannelsFirst) && !View.Is(1, Shape.ChannelsLast);
        var flat = new SampleShape([], checked((int)Shape.Elements));
        var layer = new Layer("Flatten", flat, Layer) { Options = isPlanes ? [("ChannelsFirst", "true")] : [] };
        if (isPlanes)
            return new Signal(layer, new View([View.Batch], [flat.Channel]));

        // In the order of NetGen's own, whichever the model's is: the parts of the axis are parts of the features.
        int stride = 1;
        var strides = new Dictionary<Axis, int>();
        foreach (Atom atom in Shape.ChannelsLast.Reverse())
        {
            strides[atom.Axis] = stride;
            stride *= atom.Extent;
        }

        return new Signal(layer, new View([View.Batch], View[1].Select(atom => new Atom(Axis.Channel, atom.Extent, atom.Stride * strides[atom.Axis]))));
    }

    /// <summary>The same value, with an axis that is exactly the channels, in their order.</summary>
    public Signal WithChannelsInOrder(int axis)
    {
        Signal signal = WithChannels(axis);
        return signal.View.Is(axis, signal.Shape.Channel)
            ? signal
            : throw new ModelFileException($"it reads axis {axis} of {ShapeText} in an order that is neither NetGen's nor PyTorch's");
    }

    private bool CoversChannels(int axis) =>
        View[axis].All(atom => atom.Axis == Axis.Channel) && View[axis].Aggregate(1L, (product, atom) => product * atom.Extent) == Shape.Channels;
}
