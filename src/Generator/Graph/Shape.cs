using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace NetGen.Generator.Graph;

/// <summary>One extent of a tensor: a number known at compile time, or the batch, known only when the network runs.</summary>
internal readonly record struct Dimension
{
    private readonly int _size;

    private Dimension(int size) => _size = size;

    /// <summary>The number of samples.</summary>
    public static Dimension Batch => default;

    public bool IsBatch => _size == 0;

    public int Size => IsBatch ? throw new InvalidOperationException("The batch has no size at compile time.") : _size;

    /// <summary>What the dimension counts for one sample: the batch counts one.</summary>
    public int PerSample => IsBatch ? 1 : _size;

    public static implicit operator Dimension(int size) =>
        size > 0 ? new(size) : throw new ArgumentOutOfRangeException(nameof(size), size, "A dimension is at least 1.");

    public override string ToString() => IsBatch ? "n" : _size.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The extents of a tensor, outermost first; no extents at all for a number.</summary>
internal sealed class Shape : IEquatable<Shape>, IEnumerable<Dimension>
{
    private readonly ImmutableArray<Dimension> _dimensions;

    public Shape(params Dimension[] dimensions) => _dimensions = [.. dimensions];

    /// <summary>The shape of a single number.</summary>
    public static Shape Scalar { get; } = new();

    /// <summary>One row of <paramref name="columns"/> values a sample.</summary>
    public static Shape Rows(int columns) => new(Dimension.Batch, columns);

    /// <summary>The same of <paramref name="rows"/> rows a sample, as a sequence has one for each step.</summary>
    public static Shape Rows(int rows, int columns) => new(Dimension.Batch, rows, columns);

    public int Rank => _dimensions.Length;

    public Dimension this[int index] => _dimensions[index];

    /// <summary>The innermost extent: values of a row.</summary>
    public int Columns => _dimensions[Rank - 1].Size;

    /// <summary>Rows, for one sample where the shape has a batch.</summary>
    public int RowsPerSample => ElementsPerSample / Columns;

    /// <summary>The same rows with <paramref name="columns"/> values each.</summary>
    public Shape WithColumns(int columns) => new([.. _dimensions.Take(Rank - 1), columns]);

    /// <summary>
    /// Whether a tensor of this shape has an element for each one of the other shape: the same dimensions, or columns for all rows, or a row of
    /// each sample for all of the sample's rows, or the rows of a sample for all samples.
    /// </summary>
    public bool SpreadsOver(Shape other) =>
        Equals(other)
        || (Rank == 1 && other.Rank > 0 && this[0] == other[other.Rank - 1])
        || (Rank == 2 && HasBatch && other.HasBatch && other.Rank > 1 && this[1] == other[other.Rank - 1])
        || (!HasBatch && other.HasBatch && _dimensions.SequenceEqual(other._dimensions.Skip(1)));

    public bool HasBatch => _dimensions.Any(dimension => dimension.IsBatch);

    /// <summary>Elements, for one sample where the shape has a batch.</summary>
    public int ElementsPerSample => _dimensions.Aggregate(1, (product, dimension) => product * dimension.PerSample);

    public IEnumerator<Dimension> GetEnumerator() => ((IEnumerable<Dimension>)_dimensions).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same as a long, for shapes that have yet to be found too large.</summary>
    public long Count => _dimensions.Aggregate(1L, (product, dimension) => product * dimension.PerSample);

    /// <summary>The extents of one sample, for readers: <c>128 x 9</c>.</summary>
    public string PerSample => string.Join(" x ", _dimensions.Where(dimension => !dimension.IsBatch));

    public bool Equals(Shape? other) => other is not null && _dimensions.SequenceEqual(other._dimensions);

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode() => _dimensions.Aggregate(17, (hash, dimension) => unchecked(hash * 31 + dimension.GetHashCode()));

    public override string ToString() => "[" + string.Join(", ", _dimensions) + "]";
}
