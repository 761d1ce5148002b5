using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising;

/// <summary>A value that windows move over, with the window for each of its spatial axes.</summary>
internal sealed class WindowedValue
{
    // For each spatial axis of the model's, that of NetGen's; null where the model has an extent of 1 that NetGen does not.
    private readonly int?[] _axes;

    private WindowedValue(Signal signal, int?[] axes, Window[] windows) => (Signal, _axes, Windows) = (signal, axes, windows);

    public Signal Signal { get; }

    public SampleShape Shape => Signal.Shape;

    /// <summary>The windows along the spatial axes of NetGen's.</summary>
    public Window[] Windows { get; }

    /// <summary>A value whose axes are samples, channels, and positions.</summary>
    /// <param name="signal">The value.</param>
    /// <param name="rank">The number of spatial axes that the node has windows for.</param>
    /// <param name="along">The window along an axis of the model's, of an extent.</param>
    public static WindowedValue Of(Signal signal, int rank, Func<int, int, Window> along)
    {
        View view = signal.View;
        SampleShape shape = signal.Shape;
        if (view.Rank != rank + 2)
            throw new ModelFileException($"it reads {signal.ShapeText} in windows of {rank} axes");
        ModelFileException otherOrder = new(
            $"it reads {signal.ShapeText} as samples, channels and {rank} spatial axes, in which order the values of {shape} do not lie");
        if (!view.Is(0, view.Batch) || !view.Is(1, shape.Channel))
            throw otherOrder;

        int?[] axes = new int?[rank];
        var windows = new Window[shape.Spatial.Length];
        Array.Fill(windows, Window.None);
        int next = 0;
        for (int axis = 0; axis < rank; axis++)
        {
            bool isOne = view[axis + 2].IsEmpty;
            while (!isOne && next < windows.Length && shape.Spatial[next] == 1)
                next++;
            if (next < windows.Length && (isOne ? shape.Spatial[next] == 1 : view.Is(axis + 2, shape.Position(next))))
            {
                windows[next] = along(axis, shape.Spatial[next]);
                axes[axis] = next++;
            }
            else if (!isOne)
            {
                throw otherOrder;
            }
            else if (along(axis, 1) is { IsNone: false } window)
            {
                throw new ModelFileException($"its window of {window.Kernel} with padding moves over an axis of 1 that the layer does not have");
            }
        }

        return shape.Spatial.Skip(next).All(extent => extent == 1) ? new WindowedValue(signal, axes, windows) : throw otherOrder;
    }

    /// <summary>The shape after the windows.</summary>
    public SampleShape Result(int channels, Func<Window, int> size)
    {
        int[] spatial = [.. Windows.Select(size)];
        return spatial.All(extent => extent is > 0 and <= 1 << 20)
            ? new SampleShape(spatial, channels)
            : throw new ModelFileException($"its windows do not fit into {Signal.ShapeText}");
    }

    /// <summary>A layer's result, in the order of the model's axes.</summary>
    public Signal Seen(Layer layer) => new(layer, new View(
    [
        [Signal.View.Batch],
        [layer.Shape.Channel],
        .. _axes.Select(axis => axis is { } place ? (IEnumerable<Atom>)[layer.Shape.Position(place)] : []),
    ]));

    /// <summary>A layer's result that has no positions any more.</summary>
    public Signal SeenAsFeatures(Layer layer) => new(layer, new View(
        [[Signal.View.Batch], [layer.Shape.Channel], .. _axes.Select(_ => Enumerable.Empty<Atom>())]));
}
