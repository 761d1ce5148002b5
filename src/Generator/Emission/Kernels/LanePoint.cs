using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>One round of unrolled loops: the value of each axis. Along the samples, which lie in the lanes, there is only one.</summary>
internal sealed class LanePoint
{
    private readonly ImmutableDictionary<Axis, int> _values;

    private LanePoint(ImmutableDictionary<Axis, int> values) => _values = values;

    /// <summary>All rounds of loops over the axes, the last one innermost.</summary>
    public static IEnumerable<LanePoint> Of(ImmutableArray<Axis> axes)
    {
        IEnumerable<LanePoint> points = [new LanePoint(ImmutableDictionary<Axis, int>.Empty)];
        foreach (Axis axis in axes)
        {
            points = points.SelectMany(
                _ => Enumerable.Range(0, axis.Extent.PerSample), (point, value) => new LanePoint(point._values.Add(axis, value)));
        }

        return points;
    }

    public LanePoint And(LanePoint other) => new(_values.AddRange(other._values));

    public int this[Axis axis] => _values.TryGetValue(axis, out int value) ? value : 0;

    /// <summary>The place of an element among those of one sample, or of a tensor that no sample has a part in.</summary>
    public int ElementOf(Tensor tensor, ImmutableArray<Position> indices)
    {
        int element = 0;
        for (int i = 0; i < indices.Length; i++)
            element = element * tensor.Shape[i].PerSample + indices[i].At(axis => this[axis]);
        return element;
    }

    /// <summary>Whether an element lies outside of its tensor.</summary>
    public bool IsOutside(Tensor tensor, ImmutableArray<Position> indices) =>
        indices.Select(At).Where((place, i) => place < 0 || place >= tensor.Shape[i].PerSample).Any();

    public int At(Position index) => index.At(axis => this[axis]);
}
