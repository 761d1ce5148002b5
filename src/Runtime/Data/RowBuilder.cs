namespace NetGen;

/// <summary>Rows of the same length, put one after the other.</summary>
/// <param name="what">What a row holds, for messages.</param>
internal sealed class RowBuilder(string what)
{
    private float[] _values = [];

    public int Count { get; private set; }

    /// <summary>Values of each row; 0 before there is one.</summary>
    public int Size { get; private set; }

    public ReadOnlyMemory<float> Values => _values.AsMemory(0, Count * Size);

    public void Add(float[] row)
    {
        if (Count == 0)
            Size = row.Length > 0 ? row.Length : throw new ArgumentException($"The first item has no {what}.");
        if (row.Length != Size)
            throw new ArgumentException($"Item {Count} has {row.Length} {what}; expected {Size}, like the first item.");

        int end = checked((Count + 1) * Size);
        if (end > _values.Length)
            Array.Resize(ref _values, Math.Max(end, (int)Math.Min(2L * _values.Length, Array.MaxLength)));
        row.CopyTo(_values, Count * Size);
        Count++;
    }

    public void RequireAny(string parameter)
    {
        if (Count == 0)
            throw new ArgumentException("There are no items.", parameter);
    }
}
