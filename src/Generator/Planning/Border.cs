using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Planning;

/// <summary>The zeros around an image or a sequence that a nest reads: along each dimension, before the first element and behind the last.</summary>
internal sealed record Border(EquatableArray<BorderAxis> Axes)
{
    /// <summary>What an access needs of its tensor, whose dimensions between the samples and the columns have a border.</summary>
    public static Border Of(Load load) => new(new EquatableArray<BorderAxis>([.. load.Indices.Skip(1).Take(load.Indices.Length - 2).Select((index, i) => AxisOf(index, load.Tensor.Shape[i + 1].Size))]));

    public bool IsEmpty => Axes.All(axis => axis is { Before: 0, After: 0 });

    /// <summary>One that has enough for both.</summary>
    public Border And(Border other) =>
        new(new EquatableArray<BorderAxis>([.. Axes.Zip(other.Axes, (one, two) => new BorderAxis(Math.Max(one.Before, two.Before), Math.Max(one.After, two.After)))]));

    /// <summary>The shape of a tensor with its border.</summary>
    public Shape Around(Shape shape) => new(
        [shape[0], .. Axes.Select((axis, i) => (Dimension)(axis.Before + shape[i + 1].Size + axis.After)), shape[shape.Rank - 1]]);

    private static BorderAxis AxisOf(Position index, int size)
    {
        int first = index.Offset + index.Terms.Sum(term => Math.Min(0, term.Factor * (term.Axis.Extent.Size - 1)));
        int last = index.Offset + index.Terms.Sum(term => Math.Max(0, term.Factor * (term.Axis.Extent.Size - 1)));
        return new BorderAxis(Math.Max(0, -first), Math.Max(0, last - size + 1));
    }
}

/// <param name="Before">Elements before the first.</param>
/// <param name="After">Elements behind the last.</param>
internal sealed record BorderAxis(int Before, int After);
