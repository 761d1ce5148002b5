namespace NetGen.Tool.Recognising;

/// <summary>The shape of a sample: features, a sequence or an image, by its number of spatial extents.</summary>
internal sealed record SampleShape(int[] Spatial, int Channels)
{
    /// <summary>The spatial axes, one after the other, each as a whole.</summary>
    public IEnumerable<Atom> SpatialAtoms => Spatial.Select((_, axis) => Position(axis));

    public Atom Channel => new(Axis.Channel, Channels);

    /// <summary>The order in which NetGen stores a sample.</summary>
    public IEnumerable<Atom> ChannelsLast => [.. SpatialAtoms, Channel];

    /// <summary>PyTorch's order.</summary>
    public IEnumerable<Atom> ChannelsFirst => [Channel, .. SpatialAtoms];

    public long Elements => Spatial.Aggregate((long)Channels, (product, extent) => product * extent);

    public Atom Position(int axis) => new(Axis.First + axis, Spatial[axis]);

    public SampleShape With(int channels) => new(Spatial, channels);

    public override string ToString() => Spatial.Append(Channels).Brackets();
}
