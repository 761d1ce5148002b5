namespace NetGen.Tool.Recognising;

/// <summary>A sequence, seen as the steps of several heads: the channels are divided between them.</summary>
internal sealed class HeadView
{
    private readonly View _view;
    private readonly int _rank;

    private HeadView(View view, Layer layer, int count, int size) => (_view, _rank, Layer, Count, Size) = (view, view.Rank - 2, layer, count, size);

    /// <summary>The sequence, with the channels of a head side by side.</summary>
    public Layer Layer { get; }

    /// <summary>The number of heads.</summary>
    public int Count { get; }

    /// <summary>Channels of each of them.</summary>
    public int Size { get; }

    /// <summary>A value whose axes are samples and heads, in any order and together or apart, and then steps and channels, in either order.</summary>
    public static HeadView Of(Signal signal, int steps, int channels)
    {
        View view = signal.View;
        Atom[] outer = [.. Enumerable.Range(0, view.Rank - 2).SelectMany(axis => view[axis])], heads = [.. outer.Where(atom => atom.Axis == Axis.Channel)];
        Require.That(
            signal.Shape.Spatial.Length == 1 && view.Is(steps, signal.Shape.Position(0)) && view[channels].All(atom => atom.Axis == Axis.Channel)
                && heads.Length <= 1 && outer.All(atom => atom.Axis is Axis.Channel or Axis.Batch),
            $"it reads {signal.ShapeText} as samples, heads, steps and channels of a sequence, which it does not have along these axes");
        (int count, int stride) = heads is [var atom] ? (atom.Extent, atom.Stride) : (1, 0);
        int[] places = view.IndicesOf(channels);
        int[] columns = [.. Enumerable.Range(0, count).SelectMany(head => places.Select(place => (head * stride) + place))];
        Layer layer = Columns.Of(signal.Layer, columns)
            ?? throw new ModelFileException($"the heads of {signal.ShapeText} are no groups of channels side by side");
        return new HeadView(view, layer, count, places.Length);
    }

    /// <summary>The axes of samples and heads, with so many channels a head.</summary>
    public IEnumerable<IEnumerable<Atom>> Outer(int size) => Enumerable.Range(0, _rank).Select(axis =>
        _view[axis].Select(atom => atom.Axis == Axis.Channel ? new Atom(Axis.Channel, Count, size) : atom));

    public bool HasSameHeads(HeadView other)
    {
        View own = new(Outer(1)), others = new(other.Outer(1));
        return Count == other.Count && Size == other.Size && own.Rank == others.Rank && Enumerable.Range(0, own.Rank).All(axis => own.Is(axis, others[axis]));
    }
}
