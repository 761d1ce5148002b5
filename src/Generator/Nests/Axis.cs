using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Nests;

/// <summary>One loop of a nest; two axes are the same only if they are one object.</summary>
/// <param name="name">What the loop counts, in camelCase.</param>
/// <param name="extent">How often it runs.</param>
internal sealed class Axis(string name, Dimension extent)
{
    public string Name { get; } = name;

    public Dimension Extent { get; } = extent;

    /// <summary>One axis for each dimension of a shape: the samples, their rows, and the columns of a row.</summary>
    public static ImmutableArray<Axis> Of(Shape shape)
    {
        Dimension[] extents = [.. shape];
        return [.. extents.Select((extent, i) => new Axis(NameOf(extent, i), extent))];

        string NameOf(Dimension extent, int i) => extent.IsBatch ? "sample" : i == extents.Length - 1 ? "column" : "row" + (i > 1 ? i : "");
    }

    public override string ToString() => $"{Name} < {Extent}";
}
